import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { ItemState, PersonRef, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { followsGate } from "./gate-items";

type StageEvent = Extract<ReleaseEvent, { type: "reading.recorded" | "reading.missed" | "stage.decided" | "stage.dissented" }>;

/** The release after something about its stages. */
export function evolveStage(state: ReleaseState, event: StageEvent): ReleaseState {
  switch (event.type) {
    case "reading.recorded":
      return { ...state, readings: [...(state.readings ?? []), event.payload.reading] };
    case "reading.missed":
      return { ...state, misses: [...(state.misses ?? []), event.payload.miss] };
    case "stage.decided":
      return { ...state, decisions: [...(state.decisions ?? []), event.payload.decision] };
    case "stage.dissented":
      return { ...state, dissents: [...(state.dissents ?? []), event.payload.dissent] };
  }
}

/** The items of a phase that restate its gate, as the gate stands now: done by whoever completed it, to do while it is open. */
export function withGateItems(state: ReleaseState, key: string): ReleaseState {
  const phase = state.phases.find((one) => one.key === key);
  const isChanging = (item: ItemState) => item.phase === key && followsGate(item) && (item.status === "done") !== (phase?.closed !== null);
  if (!phase || !state.items.some(isChanging)) return state;
  return { ...state, items: state.items.map((item) => (isChanging(item) ? answeredBy(phase, item) : item)) };
}

function answeredBy({ closed }: PhaseState, item: ItemState): ItemState {
  const version = item.version + 1;
  if (!closed) return { ...item, ...OPEN, version };
  const value = item.computedFrom === "decision" ? "proceed" : null;
  const answer: { by: PersonRef; at: Instant } = { by: closed.by, at: closed.at };
  return { ...item, ...OPEN, ...answer, status: "done", value, version };
}

const OPEN = { status: "todo", reason: null, value: null, outcome: null, waivedUntil: null, by: null, at: null, source: "person" } as const;
