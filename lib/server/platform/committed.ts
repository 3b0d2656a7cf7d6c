import type { RecordedEvent } from "@/lib/domain/release/event";
import { singleton } from "./singleton";

/** What a commit of this process added to a release. */
export type Committed = { readonly releaseId: string; readonly teamId: string; readonly events: readonly RecordedEvent[] };
type Listener = (committed: Committed) => void;

const listeners = (): Set<Listener> => singleton("committed-listeners", () => new Set());

/** Calls `listener` after each commit of this process, outside of the transaction. It must return at once. Returns how to stop. */
export function onCommitted(listener: Listener): () => void {
  listeners().add(listener);
  return () => void listeners().delete(listener);
}

export function tellCommitted(committed: Committed): void {
  for (const listener of listeners()) listener(committed);
}

type IncidentListener = (incidentId: string) => void;

const incidentListeners = (): Set<IncidentListener> => singleton("committed-incident-listeners", () => new Set());

/** The same for incidents, of which only the id is told. */
export function onIncidentCommitted(listener: IncidentListener): () => void {
  incidentListeners().add(listener);
  return () => void incidentListeners().delete(listener);
}

export function tellIncidentCommitted(incidentId: string): void {
  for (const listener of incidentListeners()) listener(incidentId);
}
