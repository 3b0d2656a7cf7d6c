import type { IncidentRow } from "@/lib/domain/incident/linked";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { asking, at, PEOPLE, type PersonKey, refusalOf, stateAfter } from "./fixture";
import { inStatus } from "./statuses";

/** The gate whose glass is broken, when, and why. */
export const GO = "t-minus-2h";
export const BROKEN = at(-90);
export const REASON = "Nobody can pay, and the approver does not answer";
export const INVOKE = { type: "break-glass.invoke", phase: GO, reason: REASON } as const satisfies ReleaseCommand;

export function incident(changes: Partial<IncidentRow> = {}): IncidentRow {
  const said = { id: "inc", title: "Payments fail", severity: "P0", commander: PEOPLE.carol, status: "open" } as const;
  return { ...said, act: "declared", at: at(-100), ...changes };
}

/** A release whose go lacks nothing but sign-offs, with an incident of the top severity. */
export function awaiting(incidents: readonly IncidentRow[] = [incident()]): ReleaseState {
  const ready = inStatus("ready");
  const phases = ready.phases.map((phase) => (phase.key === GO ? { ...phase, status: "open" as const, closed: null } : phase));
  return { ...ready, status: "preparing", phases, signOffs: [], ...(incidents.length > 0 ? { incidents } : {}) };
}

/** The same, after its commander broke the glass. */
export const broken = (): ReleaseState => stateAfter(awaiting(), "carol", INVOKE, { now: BROKEN });

export const phaseOf = (state: ReleaseState, key = GO): PhaseState | undefined => state.phases.find((one) => one.key === key);

/** After the clock has written what time ended. */
export function swept(state: ReleaseState, now: string): ReleaseState {
  const system = { actor: { kind: "system", id: "clock", name: "Clock", initials: "CL" }, now } as const;
  return stateAfter(state, "carol", { type: "clock.sweep" }, system);
}

/** Why breaking it, or another command, is refused to somebody. */
export function refusedTo(state: ReleaseState, who: PersonKey, changes = {}, command: ReleaseCommand = INVOKE) {
  return refusalOf(decide(state, command, asking(state, who, { now: BROKEN, ...changes })));
}
