import { goPhase, isStarted } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { evaluateGate, type GateQuestion } from "./evaluate-gate";
import { endOfGo, hasCome } from "./expiry";
import { type ConditionCode, inRoles, type OpenCondition, onHold, windowOver } from "./gate-conditions";
import { isGo, requirementsOf } from "./gate-order";

/** One thing that stands against going on, and who can settle it. */
export type Blocking = Pick<OpenCondition, "text" | "who"> & {
  readonly code: ConditionCode | "window-ahead" | "no-quorum";
  readonly item?: string;
};

/**
 * What a pipeline is told. `wait`: ask again, this attempt can still become a go (a hold too is lifted in time); `no-go`: give
 * up, somebody has to undo something first.
 */
export type DeployAnswer = {
  readonly decision: "go" | "wait" | "no-go";
  /** One sentence: the first of `blocking`, or what allows it. */
  readonly reason: string;
  readonly blocking: readonly Blocking[];
  readonly evaluatedAt: Instant;
};

/** Conditions that time and work alone do not lift. */
const FINAL: readonly Blocking["code"][] = ["stopped", "refused", "window-over"];

/**
 * "May I deploy?", asked of one gate: go only when that gate has passed, its sign-offs still count at this very moment, and
 * the release neither holds nor goes back. The go of a release that was not started is given only inside its window.
 * Judged on current rows; nothing is remembered. Source: SIGNOFF rules 16, 17, 19 and 21.
 */
export function mayDeploy(question: GateQuestion): DeployAnswer {
  const blocking = blockingOf(question);
  const [first] = blocking;
  const { now, phase, state } = question;
  const how = phase.closed?.how === "break-glass" ? " by break-glass" : "";
  if (!first) return { decision: "go", reason: `${phase.code} of ${nameOf(state)} has passed${how}.`, blocking, evaluatedAt: now };
  const isFinal = blocking.some((one) => FINAL.includes(one.code) || isFailed(state, one));
  const more = blocking.length > 1 ? ` ${blocking.length - 1} more open.` : "";
  return { decision: isFinal ? "no-go" : "wait", reason: `${first.text}${more}`, blocking, evaluatedAt: now };
}

/** The gate that a pipeline means: `go` for the one that the start rests on, else the key of a phase. */
export function findGate(state: ReleaseState, name: string): PhaseState | null {
  return name === "go" ? goPhase(state) : (state.phases.find((phase) => phase.key === name) ?? null);
}

function blockingOf(question: GateQuestion): readonly Blocking[] {
  const { state, phase } = question;
  const evaluation = evaluateGate(question);
  if (phase.status !== "closed") {
    return evaluation.conditions.length > 0 ? evaluation.conditions.map(toBlocking) : [notOpened(question)];
  }
  const isLost = phase.closed?.how !== "act" && !evaluation.isQuorate && !evaluation.glass;
  return [...stopped(state), ...(isLost ? [noQuorum(state, phase)] : []), ...windowOf(question)];
}

const toBlocking = ({ code, text, who, item }: OpenCondition): Blocking => ({ code, text, who, ...(item === undefined ? {} : { item }) });

/** A phase that has passed says nothing about what came after: a hold or a rollback stops everything. */
function stopped(state: ReleaseState): Blocking[] {
  if (state.hold) return [toBlocking(onHold(state))];
  const isOver = state.status === "cancelled" || state.status === "rolling-back" || state.status === "rolled-back";
  return isOver ? [{ code: "stopped", text: `The release is ${STOPPED_WORDS[state.status] ?? "over"}.`, who: "nobody" }] : [];
}

const STOPPED_WORDS: Partial<Record<ReleaseState["status"], string>> = {
  cancelled: "cancelled",
  "rolling-back": "rolling back",
  "rolled-back": "rolled back",
};

function noQuorum(state: ReleaseState, phase: PhaseState): Blocking {
  const roles = requirementsOf(state, phase).map((one) => one.role);
  return { code: "no-quorum", text: `The sign-offs of ${phase.code} no longer count.`, who: inRoles(state, roles, "and").who };
}

function notOpened({ phase }: GateQuestion): Blocking {
  return { code: "not-closed", text: `${phase.code} has not been opened.`, who: "nobody" };
}

/** Of the go that nobody has acted upon yet. */
function windowOf({ state, phase, now }: GateQuestion): Blocking[] {
  if (!isGo(state, phase) || isStarted(state)) return [];
  const { windowStart } = state.details;
  if (!hasCome(windowStart, now)) return [{ code: "window-ahead", text: `The window opens at ${windowStart}.`, who: "time" }];
  return hasCome(endOfGo(state), now) ? [toBlocking(windowOver(state))] : [];
}

function isFailed(state: ReleaseState, { item }: Blocking): boolean {
  return item !== undefined && state.items.some((one) => one.key === item && one.status === "failed");
}

const nameOf = ({ details }: ReleaseState): string => `${details.service.name} ${details.toVersion}`;
