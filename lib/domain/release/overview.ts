import type { ReleaseRole } from "@/lib/domain/access/roles";
import { countItems } from "@/lib/domain/checklist/progress";
import { evaluateGate, type GateDisplay } from "@/lib/domain/sign-off/evaluate-gate";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { phaseDueAt } from "@/lib/domain/time/axis";
import type { ClockState } from "@/lib/domain/time/clock";
import type { Instant } from "@/lib/domain/time/instant";
import { clockStateOf, clockStoppedAt, currentPhase } from "./release-status";
import type { ReleaseDetails, ReleaseState, ReleaseStatus } from "./state";

/** One phase in a line of a list: how it stands, and its required items. */
export type PhaseOverview = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly display: Exclude<GateDisplay, "hidden">;
  /** Of a stage: until when it is watched at least. Nothing is late after that; it may be decided. */
  readonly dueAt: Instant | null;
  readonly isStage: boolean;
  readonly requiredTotal: number;
  readonly requiredResolved: number;
};

/** A release as lists and cards show it. Evaluated at a time: ask again when the release changed. */
export type ReleaseOverview = Pick<
  ReleaseDetails,
  "service" | "environment" | "fromVersion" | "toVersion" | "strategy" | "criticality" | "zone" | "plannedT0" | "windowStart" | "windowEnd"
> & {
  readonly id: string;
  readonly seq: number;
  readonly status: ReleaseStatus;
  readonly actualT0: Instant | null;
  readonly clock: ClockState;
  /** When the T-clock stopped; null while it runs. */
  readonly clockStoppedAt: Instant | null;
  /** Without hidden ones, in order. */
  readonly phases: readonly PhaseOverview[];
  /** Key of the phase people are working in; null once nothing is left. */
  readonly current: string | null;
  readonly openObligations: number;
  /** Roles of the person asking. */
  readonly myRoles: readonly ReleaseRole[];
};

/** Who asks, and when. */
export type OverviewContext = {
  readonly now: Instant;
  readonly userId: string;
  readonly members: ReadonlySet<string> | null;
};

/** Sums a release up for one person. The gates are judged by the one evaluator, on the rows that were written. */
export function overviewOf(state: ReleaseState, context: OverviewContext): ReleaseOverview {
  const { details } = state;
  return {
    id: state.id,
    seq: state.seq,
    status: state.status,
    service: details.service,
    environment: details.environment,
    fromVersion: details.fromVersion,
    toVersion: details.toVersion,
    strategy: details.strategy,
    criticality: details.criticality,
    zone: details.zone,
    plannedT0: details.plannedT0,
    windowStart: details.windowStart,
    windowEnd: details.windowEnd,
    actualT0: state.actualT0,
    clock: clockStateOf(state),
    clockStoppedAt: clockStoppedAt(state),
    phases: phasesOf(state, context),
    current: currentPhase(state)?.key ?? null,
    openObligations: state.obligations.filter((one) => one.settled === null).length,
    myRoles: state.roster.filter((entry) => entry.person.id === context.userId).map((entry) => entry.role),
  };
}

function phasesOf(state: ReleaseState, { now, members }: OverviewContext): PhaseOverview[] {
  return state.phases.flatMap((phase): PhaseOverview[] => {
    const { display } = evaluateGate({ state, phase, now, members, digestOf: null });
    if (display === "hidden") return [];
    // What restates the gate does not hold it: nobody has to do anything for it.
    const items = state.items.filter((item) => item.phase === phase.key && !followsGate(item));
    const { requiredTotal, requiredResolved } = countItems(items, now);
    const { key, code, name } = phase;
    return [{ key, code, name, display, dueAt: phaseDueAt(phase, state), isStage: phase.stage !== null, requiredTotal, requiredResolved }];
  });
}
