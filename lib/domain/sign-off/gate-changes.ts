import { isResolved } from "@/lib/domain/checklist/progress";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { isStarted } from "@/lib/domain/release/release-phases";
import type { ItemState, PhaseClosing, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { countsAs } from "./both-roles";
import { standingGlass } from "./break-glass";
import type { Change } from "./change";
import { differenceSince, summariseDifference } from "./describe-difference";
import { evaluateGate } from "./evaluate-gate";
import { isContentTouched } from "./gate-content";
import { earlierPhases, isRunning, livePhases, requirementsOf } from "./gate-order";
import { endRow, standingRows } from "./sign-off-rows";
import { unwrittenEndings } from "./sign-off-validity";

/**
 * A row for each sign-off and refusal that this change has ended, with its cause in words. Nothing is hashed where nothing
 * that a gate is bound to was touched. Source: SIGNOFF rules 9, 12, 13, 15.
 */
export function endChangedSignOffs({ before, state, context }: Change): ReleaseEvent[] {
  const signed = new Set(standingRows(state).map((row) => row.phase));
  if (signed.size === 0) return [];
  return livePhases(state).flatMap((phase) => {
    if (!signed.has(phase.key)) return [];
    const isTouched = isContentTouched(before, state, phase);
    const endings = unwrittenEndings({ ...context, state, phase, digestOf: isTouched ? context.digestOf : null });
    const difference = endings.length > 0 ? summariseDifference(differenceSince(before, state, phase.key)) : "";
    return endings.map(({ row, kind, because }): ReleaseEvent => {
      const cause = kind === "superseded" && difference !== "" ? difference : because;
      const ended = endRow(row, { kind, because: cause, id: context.newId(), at: context.now });
      return { type: "sign-off.recorded", payload: { row: ended } };
    });
  });
}

/**
 * Closed phases that this change has taken the ground from: sign-offs ended, a required item is open again or, before the
 * start, an earlier phase is. What was not touched is not judged anew, so that a passed gate does not fall by time alone.
 */
export function reopenPhases({ before, state, context }: Change): ReleaseEvent[] {
  if (!isRunning(state)) return [];
  const reopened = new Set<string>();
  return livePhases(state).flatMap((phase): ReleaseEvent[] => {
    if (phase.status !== "closed") return [];
    const open = earlierPhases(state, phase).find((one) => one.status !== "closed" || reopened.has(one.key));
    const isLost = open !== undefined && !isStarted(state);
    const change = { before, state, context };
    const cause = whyQuorumLost(before, state, phase) ?? whyItemOpen(change, phase) ?? whyGlassGone(change, phase);
    if (!isLost && cause === null) return [];
    reopened.add(phase.key);
    return [{ type: "phase.reopened", payload: { phase: phase.key, cause: cause ?? `${open?.code} is open again.` } }];
  });
}

/** Closes the next gate for which all sign-offs are in and nothing is open; at most one, since the next rests on it. */
export function passNextGate({ state, context }: Change): ReleaseEvent[] {
  const phase = livePhases(state).find((one) => one.status === "open");
  if (!phase || (standingRows(state, phase.key).length === 0 && !hasGlass(state, phase))) return [];
  // The rows tell first whether it is worth hashing the content: a tick elsewhere in a half-signed release stays cheap.
  if (!evaluateGate({ ...context, state, phase, digestOf: null }).canPass) return [];
  const { canPass, roles, glass, isQuorate } = evaluateGate({ ...context, state, phase });
  if (canPass && glass && !isQuorate) return [closed(phase, { at: context.now, by: glass.by, how: "break-glass", reason: glass.reason })];
  const counted = new Set(roles.flatMap((one) => one.signOffs.map((row) => row.id)));
  const last = state.signOffs.findLast((row) => counted.has(row.id));
  if (!canPass || !last) return [];
  const isExplained = last.labels.includes("early") || last.labels.includes("nothing-required");
  return [closed(phase, { at: context.now, by: last.person, how: "signed", reason: isExplained ? last.comment : null })];
}

function closed({ key }: PhaseState, closing: PhaseClosing): ReleaseEvent {
  return { type: "phase.closed", payload: { phase: key, closing } };
}

const hasGlass = (state: ReleaseState, phase: PhaseState): boolean => standingGlass({ state, phase, now: null, digestOf: null }) !== null;

/** A gate that was opened by breaking the glass stays open only for what it was broken for. Source: SIGNOFF rules 12 and 24. */
function whyGlassGone({ before, state, context }: Change, phase: PhaseState): string | null {
  if (phase.closed?.how !== "break-glass") return null;
  const digestOf = isContentTouched(before, state, phase) ? context.digestOf : null;
  return standingGlass({ state, phase, now: null, digestOf }) ? null : "What the glass was broken for has changed.";
}

/** Only a quorum that stood before can be lost; a state loaded without sign-offs shows none before and none now. */
function whyQuorumLost(before: ReleaseState, state: ReleaseState, phase: PhaseState): string | null {
  if (!hasQuorum(before, phase) || hasQuorum(state, phase)) return null;
  const end = state.signOffs.findLast((row) => row.phase === phase.key && row.refersTo !== null);
  const what = end?.kind === "revoked" ? `${end.person.name}'s sign-off was revoked: ` : "";
  return `${what}${end?.comment || "a sign-off ended"}`;
}

function hasQuorum(state: ReleaseState, phase: PhaseState): boolean {
  const requirements = requirementsOf(state, phase);
  const granted = standingRows(state, phase.key).filter((row) => row.kind === "granted");
  return (
    requirements.length > 0 &&
    requirements.every(({ role, count }) => {
      const people = granted.filter((row) => countsAs(row, role)).map((row) => row.person.id);
      return new Set(people).size >= count;
    })
  );
}

function whyItemOpen({ before, state, context }: Change, phase: PhaseState): string | null {
  if (before.items === state.items) return null;
  const items = state.items.filter((item) => item.phase === phase.key);
  const was = new Map(before.items.map((item) => [item.key, item]));
  const isNewlyOpen = (item: ItemState) => {
    const old = was.get(item.key);
    // What came into the checklist, or holds the gate only now, opens it like what was un-ticked.
    const isChanged = !old || old.status !== item.status || old.outcome !== item.outcome || !old.required;
    return isChanged && item.required && !followsGate(item) && !isResolved(item, { now: context.now, items });
  };
  const open = items.find(isNewlyOpen);
  return open ? `“${open.title}” is open again.` : null;
}
