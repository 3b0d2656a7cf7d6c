import { goPhase, isBeforeStart } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { forwardPhases, statusBehindHold } from "@/lib/domain/sign-off/gate-order";
import { isStage, stageBegan } from "@/lib/domain/stage/stage-time";
import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import { itemCriterion } from "./item-criterion";
import type { Side } from "./reading";

/** A stage is measured so often over its minimum, as the reference's analysis counts. */
const RUNS = 5;
/** The longest that a rate looks back, in minutes; the reference's queries. */
export const LONGEST_WINDOW = 5;
/** Fewer minutes than this hold too few scrapes to say anything. */
const SHORTEST_WINDOW = 2;
/** After T-0 a phase without stages is measured so often. */
const PHASE_MINUTES = 5;
/** The baseline looks back over an hour of ordinary load. Source: CAN1.07. */
export const BASELINE_WINDOW = 60;
/** So long before the planned T-0 a baseline is measured where there is none. */
export const BASELINE_AHEAD_MINUTES = 24 * 60;

/** What is measured now: the phase, which sides of it, how far back, and how often. */
export type Sampling = {
  readonly phase: PhaseState;
  readonly sides: readonly Side[];
  readonly windowMinutes: number;
  readonly everyMinutes: number;
  /** When the sources are asked about, where that is not now. */
  readonly at?: Instant;
};

/**
 * What of a release is to be measured now, null where nothing is: the baseline once before the go, the stage that people are at, and
 * the open phase after T-0 whose items are limits on metrics. A window never reaches back before the stage, where there was another share
 * of the traffic; a stage that has just begun is not measured yet.
 */
export function samplingOf(state: ReleaseState, now: Instant): Sampling | null {
  const phase = forwardPhases(state).find((one) => one.status === "open");
  if (!phase || statusBehindHold(state) === "draft") return null;
  if (isBeforeStart(phase)) return firstBaseline(state, now);
  const { actualT0 } = state;
  if (actualT0 === null || !RUNNING.includes(statusBehindHold(state))) return null;
  return isStage(phase) ? ofStage(state, phase, now) : ofPhase(state, phase, { since: actualT0, now });
}

const RUNNING = ["deploying", "verifying"];
const PREPARING = ["planned", "preparing", "ready"];

/** A hotfix mends what is broken now: its baseline is of the same hour, so long before it was declared. */
const BEFORE_INCIDENT_MINUTES = 24 * 60;

/** The baseline of the running version: where it is captured, null once that phase is closed or the deployment has begun. */
export function baselineSampling(state: ReleaseState): Sampling | null {
  const go = goPhase(state);
  if (go?.status !== "open" || state.actualT0 !== null || !PREPARING.includes(state.status)) return null;
  const { hotfix } = state.details;
  const asked = hotfix ? { at: addMinutes(hotfix.declaredAt, -BEFORE_INCIDENT_MINUTES) } : {};
  return { phase: go, sides: ["baseline"], windowMinutes: BASELINE_WINDOW, everyMinutes: BASELINE_WINDOW, ...asked };
}

function firstBaseline(state: ReleaseState, now: Instant): Sampling | null {
  const { plannedT0 } = state.details;
  const isNear = toMs(now) >= toMs(addMinutes(plannedT0, -BASELINE_AHEAD_MINUTES));
  return isNear && baselineReadings(state).length === 0 ? baselineSampling(state) : null;
}

/** What was measured or typed of the running version before the start. */
export function baselineReadings({ readings = [], phases }: Pick<ReleaseState, "readings" | "phases">) {
  const before = new Set(phases.filter(isBeforeStart).map((one) => one.key));
  return readings.filter((one) => one.side === "baseline" && before.has(one.phase));
}

function ofStage(state: ReleaseState, phase: PhaseState & { readonly stage: NonNullable<PhaseState["stage"]> }, now: Instant) {
  const began = stageBegan(state, phase);
  const window = began === null ? null : windowSince(began, now);
  if (window === null) return null;
  const sides: readonly Side[] = phase.stage.weightPercent >= 100 ? ["canary"] : ["canary", "stable"];
  return { phase, sides, windowMinutes: window, everyMinutes: everyMinutesOf(phase) };
}

function ofPhase(state: ReleaseState, phase: PhaseState, { since, now }: { since: Instant; now: Instant }): Sampling | null {
  const window = windowSince(since, now);
  const isJudged = state.items.some((item) => item.phase === phase.key && itemCriterion(item.key) !== null);
  return window !== null && isJudged ? { phase, sides: ["canary"], windowMinutes: window, everyMinutes: everyMinutesOf(phase) } : null;
}

/** How often a phase after T-0 is measured. */
export function everyMinutesOf(phase: PhaseState): number {
  return isStage(phase) ? Math.max(1, Math.floor(phase.stage.minimumMinutes / RUNS)) : PHASE_MINUTES;
}

function windowSince(began: Instant, now: Instant): number | null {
  const minutes = Math.floor((toMs(now) - toMs(began)) / 60_000);
  return minutes < SHORTEST_WINDOW ? null : Math.min(LONGEST_WINDOW, minutes);
}
