import type { RecordedEvent } from "./event";
import type { PersonRef, ReleaseState } from "./state";

type WayBackEvent = Extract<RecordedEvent, { type: "rollback.step-set" | "rollback.method-changed" }>;

/** A rollback after one of its steps was run, or its method changed. */
export function evolveWayBack(state: ReleaseState, { type, payload, occurredAt: at }: WayBackEvent, by: PersonRef): ReleaseState {
  const { rollback } = state;
  if (!rollback) return state;
  if (type === "rollback.method-changed") {
    const { method, before, reason } = payload;
    const formerMethods = [...(rollback.formerMethods ?? []), { method: before, reason, by, at }];
    return { ...state, rollback: { ...rollback, method, formerMethods } };
  }
  const { method, step, isRun } = payload;
  const others = (rollback.runs ?? []).filter((run) => run.method !== method || run.step !== step);
  return { ...state, rollback: { ...rollback, runs: isRun ? [...others, { method, step, by, at }] : others } };
}
