"use client";

import { ChevronDown, ChevronRight, CircleAlert } from "lucide-react";
import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { type ItemPlace, moveItem, removeItem } from "@/lib/client/template-edit";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { placedItems } from "@/lib/domain/checklist/own-template/placed-items";
import type { TemplateItem } from "@/lib/domain/checklist/template";
import { useEditing } from "./editor-context";
import { ItemFields } from "./item-fields";
import { PlaceButtons } from "./place-buttons";

type ItemEditorProps = { item: TemplateItem; place: ItemPlace };

/** One item: a line that says what it is, and its fields below once it is opened. */
export function ItemEditor({ item, place }: ItemEditorProps) {
  const { document, edit, under } = useEditing();
  const [isOpen, setOpen] = useState(false);
  const path = pathOf(place);
  const wrong = under(path).filter((problem) => place.child !== undefined || problem.path[path.length] !== "children");
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const ends = endsOf(document, item, place);
  return (
    <>
      <div className="flex items-start gap-1 px-2 py-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-7 min-w-0 flex-1 items-start gap-1.5 rounded-sm px-1 py-1 text-left hover:bg-accent pointer-coarse:min-h-11"
        >
          <Chevron className="mt-0.5 size-3.5 shrink-0 text-subtle-foreground" aria-hidden="true" />
          <span className="min-w-0">
            <span className="block text-sm">{item.title || "Item without a title"}</span>
            <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-2xs text-subtle-foreground">
              {RELEASE_ROLE_NAMES[item.owner]}
              {item.required ? null : <Chip>advice</Chip>}
              {item.condition ? <Chip>under a condition</Chip> : null}
              {wrong.length > 0 ? (
                <Chip tone="failed" icon={CircleAlert}>
                  {wrong[0]?.message}
                </Chip>
              ) : null}
            </span>
          </span>
        </button>
        <PlaceButtons
          subject={item.title}
          isFirst={ends.isFirst}
          isLast={ends.isLast}
          onMove={(by) => edit((one) => moveItem(one, place, by))}
          onRemove={() => edit((one) => removeItem(one, place))}
        />
      </div>
      {isOpen ? <ItemFields item={item} place={place} path={path} /> : null}
    </>
  );
}

function pathOf({ phase, section, item, child }: ItemPlace): (string | number)[] {
  const path = ["phases", phase, "sections", section, "items", item];
  return child === undefined ? path : [...path, "children", child];
}

/** Whether an item can go no further: in the template, or among those below one item. */
function endsOf(document: TemplateDocument, { key }: TemplateItem, { phase, section, item, child }: ItemPlace) {
  if (child !== undefined) {
    const children = document.phases[phase]?.sections[section]?.items[item]?.children ?? [];
    return { isFirst: child === 0, isLast: child >= children.length - 1 };
  }
  const all = placedItems(document).filter(({ parent }) => parent === null);
  return { isFirst: all[0]?.item.key === key, isLast: all.at(-1)?.item.key === key };
}
