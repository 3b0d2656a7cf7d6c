import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { needsOf, type ReleaseNeed } from "@/lib/domain/home/needs";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { unsettledGlasses } from "@/lib/domain/sign-off/break-glass";
import { canSign } from "@/lib/domain/sign-off/can-sign";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import { isLineStopped } from "@/lib/domain/sign-off/line-stopped";
import { meaningOf } from "@/lib/domain/sign-off/meaning";
import { t0Of } from "@/lib/domain/time/axis";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { escalationNotices } from "./escalations";
import { handoverAnswers } from "./handover-answers";
import { NOTICES, type NoticeKind } from "./kinds";
import { type DueNotice, gateText, momentText, type NoticeFact, refOf } from "./notice-words";

/** Everything on a release that a person is told now: what needs them, and a rollback or break-glass of somebody else. */
export function noticesOf(state: ReleaseState, context: CommandContext): DueNotice[] {
  return [
    ...rollbackNotices(state, context),
    ...breakGlassNotices(state, context),
    ...escalationNotices(state, context),
    ...handoverAnswers(state, context),
    ...needsOf(state, context).map((need) => noticeOf(state, need, context)),
  ];
}

function noticeOf(state: ReleaseState, need: ReleaseNeed, context: CommandContext): DueNotice {
  const kind = kindOf(need);
  const words = { title: need.title, detail: need.detail, facts: factsOf(state, need, context), place: placeOf(need) };
  return {
    kind,
    key: keyOf(state, need, context),
    // Whoever stops the line calls the commander, whatever the hour (SIGNOFF rule 14).
    isUrgent: isUrgent(state, kind, context.now) || (kind === "resume" && isLineStopped(state)),
    words: { ...words, release: refOf(state) },
  };
}

/** A message that is due is written, one that is proposed is approved: the home page has one list for both. */
function kindOf({ kind, message }: ReleaseNeed): NoticeKind {
  if (kind !== "message") return kind;
  return message?.startsWith("message=") ? "approval" : "message-due";
}

/**
 * A signature of the person that fell makes the gate another thing to them, even where nobody looked in between. The rest is the same
 * as on the home page.
 */
function keyOf(state: ReleaseState, { id, kind, phase }: ReleaseNeed, { actor }: CommandContext): string {
  if (kind !== "sign-off") return id.slice(state.id.length + 1);
  const fallen = state.signOffs.filter((row) => row.phase === phase && row.refersTo !== null && row.person.id === actor.id).length;
  return `sign ${phase} ${fallen}`;
}

const NEAR_MINUTES = 120;

function isUrgent(state: ReleaseState, kind: NoticeKind, now: Instant): boolean {
  const { urgency } = NOTICES[kind];
  return urgency === "always" || (urgency === "near-t0" && Math.abs(toMs(now) - toMs(t0Of(state))) <= NEAR_MINUTES * 60_000);
}

function placeOf({ kind, release, phase, item, message, handover }: ReleaseNeed): string {
  if (handover) return `/releases/${release.id}#handover-${handover}`;
  if (kind === "briefing") return `/releases/${release.id}/briefing`;
  if (message) return `/communications?release=${release.id}&${message}`;
  return `/releases/${release.id}${item ? `#item-${item}` : phase ? `#phase-${phase}` : ""}`;
}

function factsOf(state: ReleaseState, need: ReleaseNeed, context: CommandContext): NoticeFact[] {
  const { details } = state;
  const t0 = { label: state.actualT0 ? "T-0" : "Planned T-0", text: momentText(t0Of(state), details.zone) };
  const where = { label: "Environment", text: details.environment };
  return need.kind === "sign-off" ? [...signingFacts(state, need, context), where, t0] : [where, t0];
}

/** What is asked of a signer: the gate, their role and the sentence. */
function signingFacts(state: ReleaseState, need: ReleaseNeed, { actor: person, now, members }: CommandContext): NoticeFact[] {
  const phase = state.phases.find((one) => one.key === need.phase);
  if (!phase) return [];
  const question = { state, phase, now, members, digestOf: null };
  const evaluation = evaluateGate(question);
  const role = evaluation.roles.find((one) => {
    const signing = canSign({ ...question, role: one.role, person, evaluation });
    return signing.ok && signing.isNeeded;
  })?.role;
  const gate = { label: "Gate", text: gateText(phase) };
  if (!role) return [gate];
  return [gate, { label: "Your role", text: RELEASE_ROLE_NAMES[role] }, { label: "You would sign", text: meaningOf(state, phase, role) }];
}

/** Everybody on the roster but whoever started it, until it is closed. */
function rollbackNotices(state: ReleaseState, { actor, roles, now }: CommandContext): DueNotice[] {
  const { rollback } = state;
  if (!rollback || rollback.closedAt || rollback.by.id === actor.id || roles.length === 0) return [];
  const { details } = state;
  const facts = [
    { label: "Reason", text: rollback.reason },
    { label: "Method", text: rollback.method },
    { label: "Back to", text: `${details.fromVersion} in ${details.environment}` },
    { label: "Started", text: `${momentText(rollback.startedAt, details.zone)}, by ${rollback.by.name}` },
  ];
  const words = { title: "Rollback started", detail: `${rollback.by.name} rolls back.`, facts, release: refOf(state) };
  const place = `/releases/${state.id}`;
  return [
    { kind: "rollback", key: `rollback ${rollback.startedAt}`, isUrgent: isUrgent(state, "rollback", now), words: { ...words, place } },
  ];
}

/** Whom a break-glass is told of: all approvers of the release and all admins of the team. Source: SIGNOFF rule 25. */
export function hearsOfBreakGlass({ access, roles }: Pick<CommandContext, "access" | "roles">): boolean {
  return access === "admin" || roles.includes("approver");
}

/** Until what it owes is settled; not to whoever broke it. */
function breakGlassNotices(state: ReleaseState, context: CommandContext): DueNotice[] {
  if (!hearsOfBreakGlass(context)) return [];
  return unsettledGlasses(state).flatMap((glass): DueNotice[] => {
    const phase = state.phases.find((one) => one.key === glass.phase);
    if (!phase || glass.by.id === context.actor.id) return [];
    const missing = glass.missing.map(({ role, signed, needed }) => `${RELEASE_ROLE_NAMES[role]}: ${signed} of ${needed}`);
    const facts = [
      { label: "Gate", text: gateText(phase) },
      { label: "Reason", text: glass.reason },
      { label: "Signed", text: missing.join(", ") },
      { label: "Broken", text: `${momentText(glass.at, state.details.zone)}, by ${glass.by.name}` },
    ];
    const detail = `${glass.by.name} opened ${phaseWord(phase)} without sign-offs that it lacks.`;
    const words = { title: "Break-glass", detail, facts, release: refOf(state), place: `/releases/${state.id}#phase-${phase.key}` };
    return [{ kind: "break-glass", key: `glass ${glass.id}`, isUrgent: isUrgent(state, "break-glass", context.now), words }];
  });
}
