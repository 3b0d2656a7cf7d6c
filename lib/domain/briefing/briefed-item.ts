import type { ItemState, PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { type BriefedRelease, briefingStanding, isBriefed } from "./standing";

/** Whether an item says that support was briefed (`INC1.06`): it follows from the confirmations, and nobody ticks it. */
export function followsBriefing(item: Pick<ItemState, "computedFrom">): boolean {
  return item.computedFrom === "briefing";
}

/** The last confirmation of those asked, where all of them have read the briefing; null while somebody is missing. */
export function lastConfirmed(release: BriefedRelease): { readonly by: PersonRef; readonly at: Instant } | null {
  const standing = briefingStanding(release);
  if (!standing || !isBriefed(standing)) return null;
  const last = standing.read.reduce((latest, one) => (latest.at > one.at ? latest : one));
  return { by: last.person, at: last.at };
}
