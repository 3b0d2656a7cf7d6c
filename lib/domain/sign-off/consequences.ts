import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { ReleaseState } from "@/lib/domain/release/state";

/** What follows from a change of a release, in the order in which it happens. */
export function consequences(before: ReleaseState, after: ReleaseState, _context: CommandContext): ReleaseEvent[] {
  const isFirstChange = after.status === "planned" && after.items.some((item, index) => item.version !== before.items[index]?.version);
  return isFirstChange ? [{ type: "release.preparation-started", payload: {} }] : [];
}
