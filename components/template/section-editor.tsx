"use client";

import { Input } from "@/components/ui/input";
import { addItem, moveSection, removeSection, setSectionTitle } from "@/lib/client/template-edit";
import type { TemplateSection } from "@/lib/domain/checklist/template";
import { AddLine } from "./add-line";
import { useEditing } from "./editor-context";
import { ItemEditor } from "./item-editor";
import { PlaceButtons } from "./place-buttons";

type SectionEditorProps = { section: TemplateSection; place: { phase: number; section: number } };

/** A section of a phase with its items. */
export function SectionEditor({ section, place }: SectionEditorProps) {
  const { document, edit, errorAt, under } = useEditing();
  const here = ["phases", place.phase, "sections", place.section] as const;
  const count = document.phases[place.phase]?.sections.length ?? 0;
  const empty = under([...here, "items"]).find(({ path }) => path.length === here.length + 1);
  const wrong = errorAt([...here, "title"]) ?? errorAt([...here, "key"]) ?? empty?.message;
  return (
    <section aria-label={section.title} className="rounded-md border border-border">
      <div className="flex items-start gap-2 border-border-soft border-b p-2">
        <Input
          aria-label={`Title of the section ${section.title}`}
          aria-invalid={wrong ? true : undefined}
          value={section.title}
          onChange={(event) => edit((one) => setSectionTitle(one, place, event.target.value))}
          className="min-w-0 flex-1 font-medium"
        />
        <PlaceButtons
          subject={`section ${section.title}`}
          isFirst={place.section === 0}
          isLast={place.section >= count - 1}
          onMove={(by) => edit((one) => moveSection(one, place, by))}
          onRemove={() => edit((one) => removeSection(one, place))}
        />
      </div>
      <ul>
        {section.items.map((item, at) => (
          <li key={item.key} className="border-border-soft not-first:border-t">
            <ItemEditor item={item} place={{ ...place, item: at }} />
            {item.children && item.children.length > 0 ? (
              <ul aria-label={`Below ${item.title}`} className="ml-5 border-border-soft border-l">
                {item.children.map((child, childAt) => (
                  <li key={child.key} className="border-border-soft border-t">
                    <ItemEditor item={child} place={{ ...place, item: at, child: childAt }} />
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {wrong ? <p className="px-3 py-2 text-failed-fg text-xs">{wrong}</p> : null}
      <div className="border-border-soft border-t p-2">
        <AddLine label={`New item in ${section.title}`} action="Add item" onAdd={(title) => edit((one) => addItem(one, place, title))} />
      </div>
    </section>
  );
}
