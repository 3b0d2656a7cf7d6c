import type { PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { countsAs } from "./both-roles";
import { standingGlass } from "./break-glass";
import type { BreakGlass } from "./break-glass-record";
import { dutiesOf, eligiblePeople } from "./eligibility";
import { goConditions, itemConditions, type OpenCondition, orderConditions } from "./gate-conditions";
import { isSigned, requirementsOf } from "./gate-order";
import type { RoleProgress } from "./role-progress";
import { notClosedCondition, refusalConditions, signOffConditions } from "./sign-off-conditions";
import { type StandingRow, standingRows } from "./sign-off-rows";
import { type EndedSignOff, endedSignOffs, unwrittenEndings, type ValidityQuestion } from "./sign-off-validity";

/** A phase of a release at a time. `digestOf` is null in the browser, `members` where membership is checked elsewhere. */
export type GateQuestion = ValidityQuestion;

/**
 * How a phase stands, for everybody: `locked` until the phases before it are closed and, from T-0 on, the deployment was
 * started; `awaiting` when only sign-offs are missing; `signed` and `closed` have passed, the latter by somebody's act; `halted` by a rollback, `skipped`
 * by a cancellation; `hidden` is a rollback that was not opened.
 */
export type GateDisplay = "locked" | "open" | "awaiting" | "signed" | "closed" | "skipped" | "halted" | "hidden";

export type GateEvaluation = {
  readonly phase: string;
  readonly display: GateDisplay;
  /** Everything that keeps the gate closed; empty once it has passed. */
  readonly conditions: readonly OpenCondition[];
  readonly roles: readonly RoleProgress[];
  /** Refusals that stand: one is enough to keep the gate closed (SIGNOFF rule 15). */
  readonly refusals: readonly SignOffRow[];
  /** Sign-offs and refusals that no longer count, in the order given, whether or not the row that says so is written yet. */
  readonly ended: readonly EndedSignOff[];
  /** All sign-offs are in: every role of the gate has as many valid ones as it needs, and nobody refuses. */
  readonly isQuorate: boolean;
  /** What opens the gate without the sign-offs that it lacks; null as a rule. It makes no gate quorate (SIGNOFF rule 24). */
  readonly glass: BreakGlass | null;
  /** The gate passes now: signed for, and nothing else is open. A gate without requirements never passes by itself. */
  readonly canPass: boolean;
};

/**
 * The one evaluator of a gate, for the server's decisions, the page and the buttons. It trusts no flag: items, people,
 * times and digests are judged as they are now. Source: SIGNOFF rules 3, 7–9, 11, 15–17, 19, 21.
 */
export function evaluateGate(question: GateQuestion): GateEvaluation {
  const { state, phase } = question;
  const unwritten = unwrittenEndings(question);
  const lost = new Set(unwritten.map((one) => one.row.id));
  const valid = standingRows(state, phase.key).filter((row) => !lost.has(row.id));
  const refusals = valid.filter((row) => row.kind === "refused");
  const roles = rolesOf(question, valid);
  const isQuorate = roles.length > 0 && refusals.length === 0 && roles.every((one) => one.signed >= one.needed);
  const glass = standingGlass(question);
  const conditions = openConditions(question, { roles, refusals, glass });
  return {
    phase: phase.key,
    display: displayOf(state, phase, conditions),
    conditions,
    roles,
    refusals,
    ended: endedSignOffs(state, phase.key, unwritten),
    isQuorate,
    glass,
    canPass: phase.status === "open" && (isQuorate || glass !== null) && conditions.length === 0,
  };
}

function rolesOf({ state, phase, members }: GateQuestion, valid: readonly StandingRow[]): RoleProgress[] {
  const requirements = requirementsOf(state, phase);
  if (requirements.length === 0) return [];
  const duties = dutiesOf(state);
  const given = new Set(valid.map((row) => row.person.id));
  return requirements.map(({ role, count }) => {
    const signOffs = valid.filter((row) => row.kind === "granted" && countsAs(row, role));
    const canStillSign = eligiblePeople(duties, role, members).filter((person) => !given.has(person.id));
    // By person, not by row: nothing that the log may hold lets one person count twice (SIGNOFF rule 7).
    const signed = new Set(signOffs.map((row) => row.person.id)).size;
    return { role, needed: count, signed, signOffs, canStillSign };
  });
}

function openConditions(
  { state, phase, now }: GateQuestion,
  { roles, refusals, glass }: Pick<GateEvaluation, "roles" | "refusals" | "glass">,
): OpenCondition[] {
  if (phase.status !== "open") return [];
  const order = orderConditions(state, phase);
  if (order.some((one) => one.code === "stopped" || one.code === "not-planned")) return order;
  return [
    ...order,
    ...itemConditions(state, phase, now),
    ...goConditions(state, phase, now),
    ...refusalConditions(refusals),
    ...(roles.length > 0 ? missingSignOffs(state, roles, glass) : [notClosedCondition(state)]),
  ];
}

function missingSignOffs(state: ReleaseState, roles: GateEvaluation["roles"], glass: BreakGlass | null): OpenCondition[] {
  return glass ? [] : signOffConditions(state, roles);
}

const LOCKS: readonly OpenCondition["code"][] = ["not-planned", "earlier-phase", "not-started"];

function displayOf(state: ReleaseState, phase: PhaseState, conditions: readonly OpenCondition[]): GateDisplay {
  if (phase.status === "hidden") return "hidden";
  if (phase.status === "closed") return phase.closed?.how === "signed" ? "signed" : "closed";
  if (conditions.some((one) => one.code === "stopped")) return state.rollback ? "halted" : "skipped";
  if (conditions.some((one) => LOCKS.includes(one.code))) return "locked";
  const awaits = isSigned(phase) && conditions.every((one) => one.code === "sign-off-missing");
  return awaits ? "awaiting" : "open";
}
