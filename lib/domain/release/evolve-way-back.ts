import type { RecordedEvent } from "./event";
import type { Rollback } from "./rollback-record";
import type { PersonRef } from "./state";

type WayBackEvent = Extract<RecordedEvent, { type: "rollback.step-set" | "rollback.method-changed" }>;

/** A rollback after one of its steps was run, or its method changed. */
export function evolveWayBack(rollback: Rollback, { type, payload, occurredAt: at }: WayBackEvent, by: PersonRef): Rollback {
  if (type === "rollback.method-changed") {
    const { method, before, reason } = payload;
    return { ...rollback, method, formerMethods: [...(rollback.formerMethods ?? []), { method: before, reason, by, at }] };
  }
  const { method, step, isRun } = payload;
  const others = (rollback.runs ?? []).filter((run) => run.method !== method || run.step !== step);
  return { ...rollback, runs: isRun ? [...others, { method, step, by, at }] : others };
}
