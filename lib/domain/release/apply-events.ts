import type { Actor, RecordedEvent, ReleaseEvent } from "./event";
import { evolve } from "./evolve";
import type { ReleaseState } from "./state";

/** The state after events that are not recorded yet; sequence numbers are provisional. */
export function applyEvents(state: ReleaseState, events: readonly ReleaseEvent[], context: { actor: Actor; now: string }): ReleaseState {
  return events.reduce<ReleaseState>(
    (current, event) => evolve(current, { ...event, seq: current.seq + 1, actor: context.actor, occurredAt: context.now } as RecordedEvent),
    state,
  );
}
