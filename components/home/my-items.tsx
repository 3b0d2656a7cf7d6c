"use client";

import { useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Panel } from "@/components/ui/panel";
import { useSingleKey } from "@/components/ui/single-keys";
import type { MyItem } from "@/lib/domain/home/my-items";
import { MyItemRow } from "./my-item-row";
import { itemId, useTick } from "./use-tick";

/** As many as fit beside what is in flight; the others are one press away. */
const SHOWN = 8;
/** With few to do now, what comes next is shown as well. */
const FEWEST = 5;

type MyItemsProps = { items: readonly MyItem[]; zone: string };

/** Open items that wait for the person: `j` and `k` move, `x` ticks. */
export function MyItems({ items, zone }: MyItemsProps) {
  const { team } = useWorkspace();
  const { ticked, tick } = useTick(team.id);
  const [isAll, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const open = items.filter((item) => !item.isLocked);
  const shown = isAll ? items : items.slice(0, Math.min(SHOWN, Math.max(open.length, FEWEST)));

  const place = useRef(-1);
  const move = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-item-focus]") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    // A ticked row is gone with its focus; what follows it stands in its place.
    const next = at === -1 ? place.current + (step === 1 ? 0 : -1) : at + step;
    place.current = Math.min(rows.length - 1, Math.max(0, next));
    rows[place.current]?.focus();
  };
  useSingleKey("j", () => move(1));
  useSingleKey("k", () => move(-1));
  useSingleKey("x", () => {
    const focused = shown.find((item) => document.activeElement?.getAttribute("data-item-focus") === itemId(item));
    if (focused?.canTick && !ticked.has(itemId(focused))) tick(focused);
  });

  return (
    <Panel
      title={
        <>
          My items <span className="tnum font-normal text-subtle-foreground">{items.length}</span>
        </>
      }
      aside={
        items.length === 0 ? null : (
          <span className="flex items-center gap-1 text-2xs max-md:hidden">
            <Kbd>j</Kbd>
            <Kbd>k</Kbd> move <Kbd>x</Kbd> done
          </span>
        )
      }
    >
      {items.length === 0 ? (
        <p className="px-4 py-5 text-muted-foreground text-xs">Items that you own, or that are assigned to you, appear here.</p>
      ) : (
        <ul ref={list} className="divide-y divide-border-soft">
          {shown.map((item) => (
            <MyItemRow key={itemId(item)} item={item} zone={zone} state={ticked.get(itemId(item)) ?? null} onTick={() => tick(item)} />
          ))}
        </ul>
      )}
      {items.length > shown.length || isAll ? (
        <div className="border-border-soft border-t px-2 py-1">
          <Button variant="ghost" size="sm" onClick={() => setAll((before) => !before)}>
            {isAll ? "Show fewer" : `Show all ${items.length}`}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
