"use client";

import { part, usePart } from "@/components/ui/part";
import { useRoom } from "@/lib/client/use-room";

const band = part(() => import("./hotfix-band"));

/** Where a hotfix says what it mends; other rooms neither draw it nor wait for its code. Its place is kept, so nothing moves. */
export function HotfixSlot() {
  const { hotfix } = useRoom().state.details;
  const found = usePart(band, hotfix !== undefined);
  if (!hotfix) return null;
  return (
    <div className="min-h-[78px] shrink-0 border-border border-b print:min-h-0">{found ? <found.HotfixBand hotfix={hotfix} /> : null}</div>
  );
}
