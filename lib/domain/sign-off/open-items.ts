import { type ItemStanding, isResolved, standingOf } from "@/lib/domain/checklist/progress";
import { isStarted } from "@/lib/domain/release/release-phases";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { EVIDENCE_MINUTES, hasCome } from "./expiry";

export type OpenItem = { readonly item: ItemState; readonly standing: ItemStanding };

/** The items of a phase that are not resolved at a time, in order of the list; without those that the gate itself resolves. */
export function openItems(state: ReleaseState, phase: PhaseState, now: Instant): { required: OpenItem[]; optional: OpenItem[] } {
  const items = state.items.filter((item) => item.phase === phase.key);
  const open = items
    .filter((item) => !followsGate(item) && !isResolved(item, { now, items }))
    .map((item) => ({ item, standing: standingOf(item, { now, items }) }));
  return { required: open.filter(({ item }) => item.required), optional: open.filter(({ item }) => !item.required) };
}

/** Whether anything in the phase is required; a phase without never passes by itself. Source: SIGNOFF rule 3. */
export function hasRequiredItems(state: ReleaseState, phase: PhaseState): boolean {
  return state.items.some((item) => item.phase === phase.key && item.required);
}

/**
 * Required items that are done on evidence of which even the newest piece is a day old. Newer evidence beside it is enough:
 * it shows that somebody looked again. What a machine found is as old as its observation, whenever it was sent. Source: SIGNOFF rule 17, "evidence older than 24 h at the go is stale".
 */
export function itemsWithStaleEvidence(state: ReleaseState, phase: PhaseState, now: Instant): ItemState[] {
  return state.items.filter((item) => {
    if (item.phase !== phase.key || !item.required || item.status !== "done" || item.evidence.length === 0) return false;
    return lookedAt(item).every((at) => hasCome(addMinutes(at, EVIDENCE_MINUTES), now));
  });
}

function lookedAt({ source, by, at, evidence }: ItemState): Instant[] {
  if (source !== "token" || at === null) return evidence.map((one) => one.at);
  return [at, ...evidence.filter((one) => one.by.id !== by?.id).map((one) => one.at)];
}

/**
 * Items of the given phases that are waived until a moment that has come. A waiver in a phase that was closed before the
 * deployment started has served its purpose then and is left alone. Source: SIGNOFF rule 12, "an expired waiver".
 */
export function itemsWithEndedWaiver(state: ReleaseState, phases: readonly PhaseState[], now: Instant): ItemState[] {
  const keys = new Set(phases.filter((phase) => phase.status !== "closed" || !isStarted(state)).map((phase) => phase.key));
  if (keys.size === 0) return [];
  return state.items.filter(
    (item) => item.status === "waived" && keys.has(item.phase) && item.waivedUntil !== null && hasCome(item.waivedUntil, now),
  );
}
