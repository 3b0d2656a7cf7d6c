import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { CauseRow } from "./record";

/** The row of the release that an event of a cause leaves. */
export function causeRow(
  event: Extract<ReleaseEvent, { type: "cause.seen" | "cause.cleared" }>,
  who: Pick<CauseRow, "by" | "at">,
): CauseRow {
  const { words: _, ...row } = event.payload;
  return "cause" in row ? { kind: "cleared", ...row, ...who } : { kind: "seen", ...row, ...who };
}
