"use client";

import { useState } from "react";
import { focusItem } from "@/components/release/room-selection";
import { useRoom } from "@/lib/client/use-room";
import type { OpenCondition } from "@/lib/domain/sign-off/gate-conditions";

const SHOWN = 3;

type Props = {
  readonly conditions: readonly OpenCondition[];
  /** Runs before an item is gone to: a dialog closes itself. */
  readonly onFollow?: () => void;
};

/** Everything that keeps a gate closed and who can close it; items are links into the checklist. Source: SIGNOFF rule 21. */
export function OpenConditions({ conditions, onFollow }: Props) {
  const [isAll, setAll] = useState(false);
  const items = conditions.filter((one) => one.item !== undefined);
  const others = conditions.filter((one) => one.item === undefined);
  const shown = isAll ? items : items.slice(0, SHOWN);
  if (conditions.length === 0) return null;
  return (
    <div className="mt-2 space-y-1 text-2xs text-subtle-foreground">
      {others.map((condition) => (
        <p key={`${condition.code}-${condition.text}`}>
          {condition.text} {waitsFor(condition)}
        </p>
      ))}
      {items.length > 0 ? (
        <p className="font-medium text-muted-foreground">
          {items.length === 1 ? "1 required item is open." : `${items.length} required items are open.`}
        </p>
      ) : null}
      <ul className="space-y-1">
        {shown.map((condition) => (
          <ItemCondition key={condition.item} condition={condition} onFollow={onFollow} />
        ))}
      </ul>
      {items.length > SHOWN ? (
        <button
          type="button"
          aria-expanded={isAll}
          onClick={() => setAll(!isAll)}
          className="rounded-sm font-medium text-brand-fg hover:underline pointer-coarse:min-h-11"
        >
          {isAll ? "Show fewer" : `Show all ${items.length}`}
        </button>
      ) : null}
    </div>
  );
}

function waitsFor({ code, who }: OpenCondition): string {
  if (code === "on-hold") return `${who} must agree to resume.`;
  return who === "nobody" ? "" : `Waits for ${who}.`;
}

function ItemCondition({ condition: { item, text, who }, onFollow }: { condition: OpenCondition; onFollow: (() => void) | undefined }) {
  const follow = () => {
    onFollow?.();
    // A dialog gives the focus back to its opener when it closes; the item has it after that.
    if (item) setTimeout(() => goToItem(item), onFollow ? 250 : 0);
  };
  return (
    <li>
      <button
        type="button"
        onClick={follow}
        className="block w-full rounded-sm text-left hover:text-foreground hover:underline pointer-coarse:min-h-11"
      >
        {text}
      </button>
      <span className="block">{who}</span>
    </li>
  );
}

/** Brings an item into view and focuses it, also where another phase is shown. */
export function goToItem(key: string): void {
  if (document.getElementById(`item-${key}`)) focusItem(key);
  else location.hash = `item-${key}`;
}

/** The first condition that is an item: where pressing a refused button leads. */
export function useGoToFirst(conditions: readonly OpenCondition[]): (() => void) | undefined {
  const { confirmed } = useRoom();
  const first = conditions.find(({ item }) => item && confirmed.items.some((one) => one.key === item))?.item;
  return first ? () => goToItem(first) : undefined;
}
