import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import type { Track } from "@/lib/domain/checklist/template";
import type { PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { phaseDueAt } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";
import type { GateEvaluation } from "./evaluate-gate";
import { hasCome } from "./expiry";
import { forwardPhases, isGo } from "./gate-order";
import type { MyPart } from "./my-part";
import type { EndingKind } from "./sign-off-rows";

/** A phase in the middle of a sentence: `T-0`, `the rollback`. */
export function phaseWord({ kind, code }: Pick<PhaseState, "kind" | "code">): string {
  return kind === "rollback" ? "the rollback" : code;
}

/** `1 of 2 signed`, over all roles of the gate; nobody counts beyond what their role needs. */
export function countSigned({ roles }: GateEvaluation): { signed: number; needed: number } {
  return {
    signed: roles.reduce((sum, one) => sum + Math.min(one.signed, one.needed), 0),
    needed: roles.reduce((sum, one) => sum + one.needed, 0),
  };
}

/** What became of a sign-off that no longer counts, in two or three words. */
export const ENDING_WORDS: Record<EndingKind, string> = {
  superseded: "Stale, sign again",
  expired: "Expired, sign again",
  revoked: "Revoked",
  withdrawn: "Withdrawn",
  ineligible: "No longer counts",
};

/** What a row of the record says happened, for who only reads it. */
export const RECORD_WORDS: Record<SignOffRow["kind"], string> = {
  granted: "Signed",
  refused: "Refused",
  superseded: "Superseded",
  expired: "Expired",
  revoked: "Revoked",
  withdrawn: "Withdrawn",
  ineligible: "No longer counts",
};

/** Why a role is not asked at a gate, for the line that says so. Source: SIGNOFF, "Which gates are signed". */
export function whyNotRequired(role: ReleaseRole, track: Track): string {
  return role === "commander" ? COMMANDER_SIGNS[track] : "Does not sign this phase";
}

const COMMANDER_SIGNS: Record<Track, string> = {
  standard: "Signs critical releases and rollbacks only",
  canary: "Signs rollbacks only",
  hotfix: "Signs the approval and rollbacks only",
};

/** How moments are written where the words are shown. */
type Clock = { readonly now: Instant; readonly time: (instant: Instant) => string };

/**
 * What comes of the last sign-off, or of the closing, of a phase, as a sentence: `Signing unlocks T+15m at 19:15 GMT.`
 * `act` is the word for what the reader is about to do.
 */
export function whatFollows(state: ReleaseState, phase: PhaseState, act: "Signing" | "Closing", { now, time }: Clock): string {
  if (phase.kind === "rollback") return `${act} ends the rollback.`;
  const next = forwardPhases(state).find((one) => one.position > phase.position && one.status !== "closed");
  if (isGo(state, phase)) {
    const deployers = state.roster.filter((entry) => entry.role === "deployer").map((entry) => entry.person.name);
    return `${act} gives the go; ${listed(deployers)} can then start the deployment.`;
  }
  if (!next) return `${act} ends the last phase: the release is deployed.`;
  const dueAt = phaseDueAt(next, state);
  const when = dueAt && !hasCome(dueAt, now) ? `, due at ${time(dueAt)}` : "";
  return `${act} unlocks ${next.code}${when}.`;
}

/** Who is still asked, once somebody has signed in a role: `Then Bob Jones signs as approver.`; null when nobody is. */
export function whoIsNext({ roles }: GateEvaluation, without: ReleaseRole | null): string | null {
  const open = roles.filter((one) => one.signed + (one.role === without ? 1 : 0) < one.needed);
  if (open.length === 0) return null;
  const parts = open.map(
    ({ role, canStillSign }) => `${listed(canStillSign.map((one) => one.name))} signs as ${RELEASE_ROLE_NAMES[role].toLowerCase()}`,
  );
  return `Then ${listed(parts, "and")}.`;
}

type Standing = {
  readonly state: ReleaseState;
  readonly phase: PhaseState;
  readonly evaluation: GateEvaluation;
  readonly part: MyPart;
};

/** How a phase stands for one person in a line: `Alice Smith signed. You are next.` */
export function barSentence(standing: Standing): string {
  return whyWaiting(standing) ?? whoseTurn(standing);
}

/** Why it is nobody's turn: it is over, held, refused, or something else is open. */
function whyWaiting({ state, phase, evaluation, part }: Standing): string | null {
  if (phase.closed?.how === "act") return `${phase.closed.by.name} closed ${phaseWord(phase)}.`;
  if (phase.closed?.how === "break-glass") return `${phase.closed.by.name} broke the glass of ${phaseWord(phase)}.`;
  if (phase.closed) return `All sign-offs of ${phaseWord(phase)} are in.`;
  if (state.hold) return "On hold.";
  if (part.kind === "refused") return `You refused ${phaseWord(phase)}.`;
  const open = evaluation.conditions.filter((one) => one.code === "item-open").length;
  if (open > 0) return open === 1 ? "1 required item is open." : `${open} required items are open.`;
  return evaluation.conditions.find((one) => one.code !== "sign-off-missing" && one.code !== "not-closed")?.text ?? null;
}

function whoseTurn({ evaluation, part }: Standing): string {
  const next = whoIsNext(evaluation, null);
  if (part.kind === "signed") return next ? `You have signed. ${next}` : "You have signed.";
  const last = evaluation.roles.flatMap((one) => one.signOffs).at(-1);
  if (part.kind === "sign") return last ? `${last.person.name} signed. You are next.` : "You can sign.";
  if (!next) return "Every required item is resolved.";
  return last ? `${last.person.name} signed. ${next}` : next.replace("Then ", "Now ");
}
