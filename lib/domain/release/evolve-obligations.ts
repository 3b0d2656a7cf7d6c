import type { RecordedEvent } from "./event";
import type { Obligation } from "./obligation";
import type { PersonRef } from "./state";

type ObligationEvent = Extract<RecordedEvent, { type: `obligation.${string}` }>;

/** What the release owes after one event; what it does not concern keeps its identity. */
export function evolveObligations(obligations: readonly Obligation[], event: ObligationEvent, by: PersonRef): readonly Obligation[] {
  if (event.type === "obligation.opened") return [...obligations, event.payload.obligation];
  return obligations.map((one) => (one.id === event.payload.id ? { ...one, ...changeOf(event, by) } : one));
}

function changeOf(event: Exclude<ObligationEvent, { type: "obligation.opened" }>, by: PersonRef): Partial<Obligation> {
  if (event.type === "obligation.changed") return event.payload.after;
  const { id: _, ...told } = event.payload;
  return { settled: { by, at: event.occurredAt, ...told } };
}
