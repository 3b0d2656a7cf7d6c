"use client";

import { useTriple } from "@/components/release/room-time";
import { usePrinting } from "@/components/ui/printing";
import type { ItemState } from "@/lib/domain/release/state";

/** On paper there is no tooltip: the state of an item in words, with who set it and when. */
export function ItemOnPaper({ item, stateName }: { item: ItemState; stateName: string }) {
  const triple = useTriple();
  if (!usePrinting()) return null;
  const by = item.by && item.at && item.status !== "todo" ? ` by ${item.by.name}, ${triple(item.at)}` : "";
  return <p className="text-muted-foreground text-xs">{`${stateName}${by}`}</p>;
}
