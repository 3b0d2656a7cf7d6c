import { endStaleOffers } from "@/lib/domain/handover/end-stale-offers";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { settledByItself } from "@/lib/domain/release/settle-by-itself";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { Change } from "./change";
import { endChangedSignOffs, passNextGate, reopenPhases } from "./gate-changes";
import { nextStatus } from "./next-status";

/** One thing that can follow; empty when nothing does. */
type Step = (change: Change) => readonly ReleaseEvent[];

/**
 * What follows from a change of a release, in the order in which it happens: work has begun; sign-offs end whose content,
 * author or time is no longer right; phases reopen that rested on them; gates pass, once each, for which everything is in;
 * what was owed is settled by what has happened; the status follows; offers of a role end that this overtook. It compares with the state before, and never concludes from what a partial state lacks.
 * Source: SIGNOFF rules 9, 12, 14, 17, 19 and 20.
 */
export function consequences(before: ReleaseState, after: ReleaseState, context: CommandContext): ReleaseEvent[] {
  const fallen = fall({ before, state: after, context });
  const events = [...fallen.events];
  let state = fallen.state;
  for (;;) {
    // What is owed before the status, which waits for it; status before gates, which wait for it. Each moves forward only, so that this ends.
    const next = follow({ before, state, context }, [settleObligations, nextStatus, endStaleOffers]);
    const step = next.events.length > 0 ? next : follow({ before, state, context }, [passNextGate]);
    if (step.events.length === 0) return events;
    events.push(...step.events);
    state = step.state;
  }
}

/**
 * Until nothing falls any more: of a gate that reopens, which was used until now, what is left may have run out meanwhile, and the
 * stage after one that reopens has not begun, so that what was decided there falls as well.
 */
function fall(change: Change): { state: ReleaseState; events: readonly ReleaseEvent[] } {
  const begun = follow(change, [startPreparation]);
  const events = [...begun.events];
  let { state } = begun;
  for (;;) {
    const step = follow({ ...change, state }, [endChangedSignOffs, reopenPhases]);
    if (step.events.length === 0) return { state, events };
    events.push(...step.events);
    state = step.state;
  }
}

function follow(change: Change, steps: readonly Step[]): { state: ReleaseState; events: readonly ReleaseEvent[] } {
  const events: ReleaseEvent[] = [];
  let { state } = change;
  for (const step of steps) {
    const more = step({ ...change, state });
    state = applyEvents(state, more, change.context);
    events.push(...more);
  }
  return { state, events };
}

/** The first change of an item of a planned release is the beginning of its preparation. */
function startPreparation({ before, state }: Change): ReleaseEvent[] {
  if (state.status !== "planned" || before.items === state.items) return [];
  const versions = new Map(before.items.map(({ key, version }) => [key, version]));
  // What comes, goes or moves is still planning.
  const isFirstChange = state.items.some(({ key, version }) => versions.has(key) && versions.get(key) !== version);
  return isFirstChange ? [{ type: "release.preparation-started", payload: {} }] : [];
}

function settleObligations({ before, state, context }: Change): ReleaseEvent[] {
  return settledByItself(before, state, context.now);
}
