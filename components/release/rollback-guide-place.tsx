"use client";

import { part, usePart } from "@/components/ui/part";
import type { GuidePiece } from "./rollback-guide";

const guideCode = part(() => import("./rollback-guide"));

/** Where the guide's part stands in the room of a rollback. It comes after the page, below what is there already. */
export function RollbackGuidePlace({ method, piece }: { method: string; piece: GuidePiece }) {
  const code = usePart(guideCode, true);
  return code ? (
    <div className="print:hidden empty:hidden">
      <code.RollbackGuide method={method} piece={piece} />
    </div>
  ) : null;
}
