import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import type { RefusalCode } from "@/lib/domain/release/command";
import { isBeforeStart } from "@/lib/domain/release/release-phases";
import type { ItemState, PersonRef, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";
import { phaseDueAt } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";
import { BOTH_ROLES, personForBoth } from "./both-roles";
import { dutiesOf, labelsFor, whyIneligible } from "./eligibility";
import { evaluateGate, type GateEvaluation, type GateQuestion } from "./evaluate-gate";
import { hasCome } from "./expiry";
import type { OpenCondition } from "./gate-conditions";
import { isSigned, requirementsOf } from "./gate-order";
import { hasRequiredItems, openItems } from "./open-items";

export type SigningQuestion = GateQuestion & {
  readonly role: ReleaseRole;
  readonly person: Pick<PersonRef, "id" | "name">;
  /** The gate as evaluated with the same question, where the caller has it already. */
  readonly evaluation?: GateEvaluation;
};

/** Why a person cannot sign: what stands against it and who can change it. */
export type SigningObjection = { readonly code: RefusalCode; readonly text: string; readonly condition?: OpenCondition };

/** Why a signature takes a comment: its phase is not due, nothing in it is required, or its readings advise against it. */
export type CommentReason = "early" | "nothing-required" | "against-verdict";

/** What is asked of whoever must explain a signature. */
export const COMMENT_ASKED: Record<CommentReason, (code: string) => string> = {
  early: (code) => `${code} is not due yet. Say why you sign it now.`,
  "nothing-required": (code) => `Nothing is required in ${code}. Say why you sign it now.`,
  "against-verdict": (code) => `The readings of ${code} do not say proceed. Say why you proceed all the same.`,
};

export type Signing =
  | {
      readonly ok: true;
      /** The role still lacks a sign-off. Signing beyond the number is allowed and changes nothing. */
      readonly isNeeded: boolean;
      /** Shown beside the sign-off for good, e.g. `self-approval`. */
      readonly labels: readonly string[];
      /** Optional items that stay open; signing takes an explicit acceptance of them (`acceptOpen`). */
      readonly mustAccept: readonly ItemState[];
      /** Signing closes the phase before it is due, or a phase in which nothing is required: it takes a comment. */
      readonly needsComment: CommentReason | null;
    }
  | { readonly ok: false; readonly reasons: readonly SigningObjection[] };

/** Whether a person may sign a gate in a role now. The button, the dialog and the command ask this. */
export function canSign(question: SigningQuestion): Signing {
  const evaluation = question.evaluation ?? evaluateGate(question);
  const { phase, role } = question;
  const reasons = [...personObjections(question, evaluation), ...gateObjections(phase, evaluation), ...notDecided(phase, role, evaluation)];
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, ...termsOfSigning(question, evaluation) };
}

/** What speaks against this person: the role, separation of duties, or that they have signed. Source: SIGNOFF rules 7–9. */
export function personObjections({ state, phase, role, person, members }: SigningQuestion, evaluation: GateEvaluation): SigningObjection[] {
  const requirements = requirementsOf(state, phase);
  if (requirements.length === 0) return [];
  const name = RELEASE_ROLE_NAMES[role].toLowerCase();
  if (requirements.every((one) => one.role !== role)) {
    const roles = listed(
      requirements.map((one) => RELEASE_ROLE_NAMES[one.role].toLowerCase()),
      "and",
    );
    return [{ code: "invalid", text: `${phase.code} is not signed as ${name}. It is signed by ${roles}.` }];
  }
  const ineligible = whyIneligible({ duties: dutiesOf(state), role, person, members });
  return [...(ineligible ? [ineligible] : []), ...alreadyGiven(phase, person, evaluation)];
}

/** What speaks against anybody signing this gate now. Source: SIGNOFF rules 3, 11, 15, 16. */
export function gateObjections(phase: PhaseState, evaluation: GateEvaluation): SigningObjection[] {
  if (phase.status === "hidden") return [{ code: "wrong-state", text: "The rollback was not started." }];
  if (phase.status === "closed") return [{ code: "wrong-state", text: `${phase.code} is closed already.` }];
  if (!isSigned(phase)) {
    return [{ code: "wrong-state", text: `Nobody signs ${phase.code}; the deployer closes it.` }];
  }
  return evaluation.conditions
    .filter((condition) => condition.code !== "sign-off-missing")
    .map((condition) => ({ code: codeOf(condition), text: sentenceOf(condition), condition }));
}

/** The condition with who can close it, as one text. Source: SIGNOFF rule 21. */
export function sentenceOf({ code, text, who }: OpenCondition): string {
  if (code === "stopped") return text;
  return `${text} ${who.charAt(0).toUpperCase()}${who.slice(1)} can change that.`;
}

/** What a signature takes and says beyond the role. */
export function termsOfSigning({ state, phase, role, person, now, members }: SigningQuestion, { roles }: Pick<GateEvaluation, "roles">) {
  const duties = dutiesOf(state);
  const both = personForBoth({ track: state.details.template.track, requirements: requirementsOf(state, phase), duties, members });
  return {
    isNeeded: roles.some((one) => one.role === role && one.signed < one.needed),
    labels: [...labelsFor(duties, role, person), ...(both === person.id ? [BOTH_ROLES] : [])],
    mustAccept: openItems(state, phase, now).optional.map(({ item }) => item),
    needsComment: isAgainstVerdict(state, phase, role) ? "against-verdict" : whyComment(state, phase, now),
  };
}

/** A sign-off after the start watches a time that has to pass; what is prepared before T-0 may be finished early. */
function whyComment(state: ReleaseState, phase: PhaseState, now: Instant): CommentReason | null {
  if (!hasRequiredItems(state, phase)) return "nothing-required";
  const dueAt = isBeforeStart(phase) ? null : phaseDueAt(phase, state);
  return dueAt && !hasCome(dueAt, now) ? "early" : null;
}

/** The deployer answers for proceeding although the readings say otherwise, or say nothing. */
function isAgainstVerdict(state: ReleaseState, phase: PhaseState, role: ReleaseRole): boolean {
  return role === "deployer" && isDecisionStage(phase) && verdictOf(state, phase).zone !== "proceed";
}

/** The deployer decides a stage; whoever confirms it confirms that decision. */
export function notDecided(phase: PhaseState, role: ReleaseRole, { roles }: GateEvaluation): SigningObjection[] {
  if (!isDecisionStage(phase) || role === "deployer") return [];
  const deployer = roles.find((one) => one.role === "deployer");
  if (!deployer || deployer.signed >= deployer.needed) return [];
  return [{ code: "gate-closed", text: `${listed(deployer.canStillSign.map((one) => one.name))} decides ${phase.code} first.` }];
}

function alreadyGiven(phase: PhaseState, person: SigningQuestion["person"], { roles, refusals }: GateEvaluation): SigningObjection[] {
  const given = roles.flatMap((one) => one.signOffs).find((row) => row.person.id === person.id);
  if (given) {
    const as = RELEASE_ROLE_NAMES[given.role].toLowerCase();
    return [{ code: "already-signed", text: `${person.name} has signed ${phase.code} as ${as}. Nobody signs a gate twice.` }];
  }
  if (refusals.every((row) => row.person.id !== person.id)) return [];
  return [{ code: "already-signed", text: `${person.name} has refused ${phase.code} and can withdraw the refusal first.` }];
}

function codeOf({ code }: OpenCondition): RefusalCode {
  return code === "stopped" || code === "not-planned" || code === "on-hold" ? "wrong-state" : "gate-closed";
}
