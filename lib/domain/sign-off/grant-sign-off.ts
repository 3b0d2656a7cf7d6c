import { type CommandContext, type Decision, done, type ReleaseCommand, refuse } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { needsText, refused } from "@/lib/domain/release/guard";
import type { PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { freezeDecision } from "@/lib/domain/stage/freeze-decision";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { toMs } from "@/lib/domain/time/instant";
import {
  COMMENT_ASKED,
  gateObjections,
  notDecided,
  personObjections,
  type Signing,
  type SigningObjection,
  type SigningQuestion,
  termsOfSigning,
} from "./can-sign";
import { denySignOff, whyNoPerson } from "./denied";
import { evaluateGate } from "./evaluate-gate";
import { expiryOf } from "./expiry";
import { gateContent } from "./gate-content";
import { meaningOf } from "./meaning";
import { endRow } from "./sign-off-rows";
import { unwrittenEndings } from "./sign-off-validity";

export type GrantCommand = Extract<ReleaseCommand, { type: "sign-off.grant" }>;

/** After this long a person proves again who they are before they sign. Source: RELIABILITY, "Security list". */
export const PROOF_MINUTES = 15;

/** A sign-off that arrives this soon after the gate passed was on its way when it did, and is kept. Source: SIGNOFF rule 20. */
export const RACE_SECONDS = 10;

/**
 * A person signs a gate in one role. Refused in this order: by whom it is (recorded, when it must not be them), that the
 * content is another than they saw (`stale`, with the present content), what is open, what they typed, how long ago they
 * proved who they are. Source: SIGNOFF rules 6–11 and 20.
 */
export function grantSignOff(state: ReleaseState, command: GrantCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refuse("not-found", "This release has no such phase.", { path: "phase" });
  const question: SigningQuestion = { ...context, state, phase, role: command.role, person: context.actor };
  const evaluation = evaluateGate(question);
  const denied = whyNoPerson(context) ?? personObjections(question, evaluation)[0];
  if (denied) return refusePerson(phase, command, denied);
  const closed = isRacing(state, phase, context) ? [] : gateObjections(phase, evaluation);
  if (phase.status !== "open" && closed[0]) return refuse(closed[0].code, closed[0].text);
  const stale = whyStale(state, phase, command.digest, context);
  if (stale) return stale;
  if (closed[0]) return refuseGate(closed);
  const undecided = isRacing(state, phase, context) ? [] : notDecided(phase, command.role, evaluation);
  if (undecided[0]) return refuseGate(undecided);
  const terms = termsOfSigning(question, evaluation);
  return whyUnfinished(phase, terms, command, context) ?? done(...grantEvents({ state, phase, terms }, command, context));
}

/** The rows that ended unnoticed are written first, so that a person who signs again does so in a new revision. */
function grantEvents(
  { state, phase, terms }: { state: ReleaseState; phase: PhaseState; terms: Terms },
  command: GrantCommand,
  context: CommandContext,
): ReleaseEvent[] {
  const { actor, now, newId } = context;
  const ended = unwrittenEndings({ ...context, state, phase });
  const endings = ended.map(({ row, kind, because }) => endRow(row, { kind, because, id: newId(), at: now }));
  const row: SignOffRow = {
    id: newId(),
    phase: phase.key,
    revision: phase.gateRevision + endings.length,
    kind: "granted",
    refersTo: null,
    role: command.role,
    person: { id: actor.id, name: actor.name, initials: actor.initials },
    initials: actor.initials,
    meaning: meaningOf(state, phase, command.role),
    comment: command.comment?.trim() ?? "",
    digest: command.digest,
    at: now,
    expiresAt: expiryOf(state, phase, now),
    labels: [...terms.labels, ...(terms.needsComment ? [terms.needsComment] : [])],
  };
  const recorded = [...endings, row].map((one): ReleaseEvent => ({ type: "sign-off.recorded", payload: { row: one } }));
  if (!isDecisionStage(phase) || command.role !== "deployer") return recorded;
  // Signing the gate of a stage as its deployer is the decision to proceed; whatever it was made on is kept with it.
  const decision = freezeDecision({ state, phase, choice: "proceed", role: command.role, reason: row.comment, signOff: row.id }, context);
  return [...recorded, { type: "stage.decided", payload: { decision } }];
}

type Terms = Omit<Extract<Signing, { ok: true }>, "ok">;

function refusePerson(phase: PhaseState, { role }: GrantCommand, objection: SigningObjection): Decision {
  if (objection.code === "invalid") return refuse("invalid", objection.text, { path: "role" });
  if (objection.code === "already-signed") return refuse("already-signed", objection.text);
  return denySignOff(phase, role, objection);
}

function refuseGate(objections: readonly SigningObjection[]): Decision {
  const [first] = objections;
  const more =
    objections.length > 1 ? ` ${objections.length - 1} more ${objections.length === 2 ? "condition is" : "conditions are"} open.` : "";
  const conditions = objections.flatMap((one) => (one.condition ? [one.condition] : []));
  return refuse(first?.code ?? "gate-closed", `${first?.text ?? ""}${more}`, { details: { conditions } });
}

/** Whoever signs sends the digest of what was shown to them; another one means that they have not seen what is now there. */
export function whyStale(state: ReleaseState, phase: PhaseState, seen: string, { digestOf }: CommandContext): Decision | null {
  const content = gateContent(state, phase.key);
  const digest = digestOf(content);
  if (digest === seen) return null;
  return refuse("stale", `${phase.code} has changed since you looked. Look at the difference, then decide again.`, {
    path: "digest",
    details: { digest, content },
  });
}

function whyUnfinished(phase: PhaseState, terms: Terms, command: GrantCommand, context: CommandContext): Decision | null {
  const { actor, proofAgeMinutes } = context;
  if (!isSameInitials(command.initials, actor.initials)) {
    return refuse("invalid", `These are not the initials of ${actor.name}.`, { path: "initials" });
  }
  if (terms.mustAccept.length > 0 && command.acceptOpen !== true) {
    const titles = terms.mustAccept.map((item) => `“${item.title}”`).join(", ");
    const details = { items: terms.mustAccept.map((item) => item.key) };
    return refuse("invalid", `Optional items stay open: ${titles}. Accept them, or have them answered first.`, {
      path: "acceptOpen",
      details,
    });
  }
  const comment = whyNoComment(phase, terms, command);
  if (comment) return comment;
  if (proofAgeMinutes === null || proofAgeMinutes <= PROOF_MINUTES) return null;
  return refuse("proof-needed", "Prove who you are again: the last proof is more than 15 minutes old.");
}

function whyNoComment(phase: PhaseState, { needsComment }: Terms, { comment }: GrantCommand): Decision | null {
  if (needsComment === null && !comment?.trim()) return null;
  const objection = needsText(comment, "comment", needsComment ? COMMENT_ASKED[needsComment](phase.code) : "");
  return objection && refused(objection);
}

/** As people type them: capitals and spaces around make no difference. */
function isSameInitials(typed: string, initials: string): boolean {
  return typed.trim() !== "" && typed.trim().toUpperCase() === initials.toUpperCase();
}

function isRacing(state: ReleaseState, { kind, status, closed }: PhaseState, { now }: CommandContext): boolean {
  if (status !== "closed" || closed?.how !== "signed") return false;
  const hasStopped = state.hold !== null || state.status === "cancelled" || (kind === "forward" && state.rollback !== null);
  const ageMs = toMs(now) - toMs(closed.at);
  return !hasStopped && ageMs >= 0 && ageMs <= RACE_SECONDS * 1000;
}
