"use client";

import { part, useArrived } from "@/components/ui/part";
import type { ItemState } from "@/lib/domain/release/state";

const computedLine = part(() => import("./computed-line"));

/** What answers a computed item. Its code comes after the page, and its place is kept. */
export function FollowsFrom({ item }: { item: ItemState }) {
  const code = useArrived(computedLine);
  return <div className="min-h-[18px]">{code ? <code.ComputedLine item={item} /> : null}</div>;
}
