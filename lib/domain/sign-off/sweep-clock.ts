import { type CommandContext, type Decision, done, refuse } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { isStarted } from "@/lib/domain/release/release-phases";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { hasCome } from "./expiry";
import { livePhases } from "./gate-order";
import { endRow } from "./sign-off-rows";
import { unwrittenEndings } from "./sign-off-validity";

/**
 * Writes down what time has ended: waivers, whose items are to do again, and sign-offs that have expired or whose author may
 * sign no more. Nothing counts longer for the lack of a sweep; it only makes visible what the evaluator knows already.
 * A waiver in a phase that was closed before the deployment started has served its purpose by then. Source: SIGNOFF rules 12, 17.
 */
export function sweepClock(state: ReleaseState, context: CommandContext): Decision {
  if (context.actor.kind !== "system") return refuse("not-permitted", "This is not for people.");
  const phases = livePhases(state);
  return done(...endedWaivers(state, phases, context), ...phases.flatMap((phase) => endedRows(state, phase, context)));
}

function endedWaivers(state: ReleaseState, phases: readonly PhaseState[], { now }: CommandContext): ReleaseEvent[] {
  const open = new Set(phases.filter((phase) => phase.status !== "closed" || !isStarted(state)).map((phase) => phase.key));
  return state.items.filter((item) => open.has(item.phase) && hasWaiverEnded(item, now)).map(toDoAgain);
}

function hasWaiverEnded({ status, waivedUntil }: ItemState, now: string): boolean {
  return status === "waived" && waivedUntil !== null && hasCome(waivedUntil, now);
}

function toDoAgain(item: ItemState): ReleaseEvent {
  return {
    type: "item.set",
    payload: {
      item: item.key,
      version: item.version + 1,
      from: item.status,
      to: "todo",
      reason: "The waiver expired.",
      value: null,
      outcome: null,
      waivedUntil: null,
      source: item.source,
      observedAt: null,
      compensates: null,
    },
  };
}

function endedRows(state: ReleaseState, phase: PhaseState, context: CommandContext): ReleaseEvent[] {
  return unwrittenEndings({ ...context, state, phase }).map(({ row, kind, because }) => ({
    type: "sign-off.recorded",
    payload: { row: endRow(row, { kind, because, id: context.newId(), at: context.now }) },
  }));
}
