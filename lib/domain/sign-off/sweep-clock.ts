import { endOffersToNobody } from "@/lib/domain/handover/end-stale-offers";
import { type CommandContext, type Decision, done, refuse } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { BREAK_GLASS_MINUTES, standingGlass } from "./break-glass";
import { hasCome } from "./expiry";
import { isUsed, livePhases } from "./gate-order";
import { itemsWithEndedWaiver } from "./open-items";
import { endRow } from "./sign-off-rows";
import { unwrittenEndings } from "./sign-off-validity";

/**
 * Writes down what time has ended: waivers, whose items are to do again, and sign-offs that have expired or whose author may
 * sign no more, gates whose break-glass lapsed, and offers of a role to somebody who left. Nothing counts longer for the lack of a sweep; it only makes visible what the evaluator knows already.
 * Source: SIGNOFF rules 9, 12, 17, 24.
 */
export function sweepClock(state: ReleaseState, context: CommandContext): Decision {
  if (context.actor.kind !== "system") return refuse("not-permitted", "This is not for people.");
  const phases = livePhases(state);
  const waivers = itemsWithEndedWaiver(state, phases, context.now).map(toDoAgain);
  const lapsed = phases.filter((phase) => isLapsed(state, phase, context.now)).map(lapse);
  return done(...waivers, ...phases.flatMap((phase) => endedRows(state, phase, context)), ...lapsed, ...endOffersToNobody(state, context));
}

/** Whether the glass was broken for a gate whose use nobody began in time. Source: SIGNOFF rule 24. */
function isLapsed(state: ReleaseState, phase: PhaseState, now: Instant): boolean {
  if (phase.closed?.how !== "break-glass" || isUsed(state, phase)) return false;
  const glass = standingGlass({ state, phase, now: null, digestOf: null });
  return glass === null || hasCome(glass.until, now);
}

function lapse({ key, code }: PhaseState): ReleaseEvent {
  const cause = `The ${BREAK_GLASS_MINUTES} minutes of the break-glass are over, and ${code} was not used.`;
  return { type: "phase.reopened", payload: { phase: key, cause } };
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
