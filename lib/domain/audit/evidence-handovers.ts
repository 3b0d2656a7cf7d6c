import type { HandoverSummary } from "@/lib/domain/handover/record";
import type { ReleaseState } from "@/lib/domain/release/state";
import { type EvidenceEntry, entryOf, type LoggedEvent } from "./evidence-entry";

/** A role that was offered, taken over or not. `summary` is what was read, `digest` the hash of what of it binds; null where an offer ended otherwise. */
export type EvidenceHandover = EvidenceEntry & { readonly summary: HandoverSummary | null; readonly digest: string | null };

/** Everything about handing roles over, in order. */
export function evidenceHandovers(events: readonly LoggedEvent[], state: ReleaseState): EvidenceHandover[] {
  return events.flatMap((event): EvidenceHandover[] => {
    if (event.type === "handover.ended") return [{ ...entryOf(event, state), summary: null, digest: null }];
    if (event.type !== "handover.offered" && event.type !== "handover.accepted") return [];
    const { summary, digest } = event.payload;
    return [{ ...entryOf(event, state), summary, digest }];
  });
}
