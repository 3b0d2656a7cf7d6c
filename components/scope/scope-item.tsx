"use client";

import { ArrowDown, ArrowUp, CircleMinus, EllipsisVertical } from "lucide-react";
import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { ITEM_STATUS_NAMES } from "@/lib/domain/checklist/item-status";
import type { ItemState } from "@/lib/domain/release/state";
import { departureText } from "@/lib/domain/scope/deviations";
import { sectionItems } from "@/lib/domain/scope/reorder-items";
import { whyNotTakeOut } from "@/lib/domain/scope/take-out";
import { TakeOutDialog } from "./take-out-dialog";
import { useScope } from "./use-scope";

/** One item: what it asks of whom, why it differs where it does, and its place. */
export function ScopeItem({ item }: { item: ItemState }) {
  const { departure } = item;
  return (
    <li className={cn("flex items-start gap-3 border-border-soft border-b py-2 pr-2 pl-4 last:border-b-0", item.parent && "pl-9")}>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="wrap-anywhere">{item.title}</span>
          {item.required ? null : <Chip>Advice</Chip>}
          {item.status === "todo" ? null : (
            <Chip tone={item.status === "done" ? "done" : "na"}>{upper(ITEM_STATUS_NAMES[item.status])}</Chip>
          )}
        </span>
        <span className="block text-subtle-foreground text-xs wrap-anywhere">
          {RELEASE_ROLE_NAMES[item.owner]}
          {item.condition ? `. ${item.condition.text}` : ""}
        </span>
        {departure ? <span className="block text-brand-fg text-xs wrap-anywhere">{departureText(departure)}</span> : null}
      </span>
      <ItemPlace item={item} />
    </li>
  );
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Moves it within its section, or takes it out. Children follow their parents. */
function ItemPlace({ item }: { item: ItemState }) {
  const { state, context, press, refusal, offline } = useScope();
  const [isLeaving, setLeaving] = useState(false);
  const denied = whyNotTakeOut(state, item, context);
  // Where neither is this person's, nothing is offered; where one is, the other says why it is not.
  if (refusal && denied?.code === "not-permitted") return null;
  const order = sectionItems(state, item.phase, item.section).map(({ key }) => key);
  const at = order.indexOf(item.key);
  const move = (to: number) => {
    const items = order.toSpliced(at, 1).toSpliced(to, 0, item.key);
    const place = { type: "items.reorder", phase: item.phase, section: item.section } as const;
    void press({ ...place, items }, `“${item.title}” moved.`, { ...place, items: order });
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton size="sm" label={`Change ${item.title}`} className="pointer-coarse:-my-2.5">
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
        {item.parent === null ? (
          <>
            <MenuItem onClick={() => move(at - 1)} disabledReason={refusal ?? (at === 0 ? "It is the first of its section." : undefined)}>
              <ArrowUp aria-hidden="true" />
              Move up
            </MenuItem>
            <MenuItem
              onClick={() => move(at + 1)}
              disabledReason={refusal ?? (at === order.length - 1 ? "It is the last of its section." : undefined)}
            >
              <ArrowDown aria-hidden="true" />
              Move down
            </MenuItem>
            <MenuSeparator />
          </>
        ) : null}
        <MenuItem onClick={() => setLeaving(true)} disabledReason={denied?.message ?? offline}>
          <CircleMinus aria-hidden="true" />
          Take out…
        </MenuItem>
      </Menu>
      {isLeaving ? <TakeOutDialog item={item} onClose={() => setLeaving(false)} /> : null}
    </>
  );
}
