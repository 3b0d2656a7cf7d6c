import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { briefingStanding } from "@/lib/domain/briefing/standing";
import { causeText, standingCauses } from "@/lib/domain/cause/standing";
import { standingOf } from "@/lib/domain/checklist/progress";
import type { CommandContext } from "@/lib/domain/release/command";
import { mayResume, validAgreements } from "@/lib/domain/release/resume-release";
import { mayRollBack } from "@/lib/domain/release/start-rollback";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { canSign } from "@/lib/domain/sign-off/can-sign";
import { evaluateGate, type GateEvaluation } from "@/lib/domain/sign-off/evaluate-gate";
import { isLineStopped } from "@/lib/domain/sign-off/line-stopped";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import type { Instant } from "@/lib/domain/time/instant";
import { handoverNeeds } from "./handover-needs";
import { messageNeeds } from "./message-needs";
import { isMine, myItemsOf, type ReleaseRef, releaseRefOf } from "./my-items";
import { obligationNeeds } from "./obligation-needs";
import { sentence } from "./sentence";

/**
 * What waits for a person. In order of urgency: an incident, a release that may have to go back, a role to take over, a signature, an
 * agreement to resume, a message, then what is late, stuck, unread or owed.
 */
export const NEED_KINDS = [
  "incident",
  "roll-back",
  "handover",
  "sign-off",
  "resume",
  "message",
  "overdue",
  "stuck",
  "briefing",
  "obligation",
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** One thing that needs a person now. */
export type Need = {
  /** Stays the same while it is the same thing, so that a list can keep its place. */
  readonly id: string;
  readonly kind: NeedKind;
  /** What it is about; null where that is an incident. */
  readonly release: ReleaseRef | null;
  readonly incident?: { readonly id: string; readonly title: string };
  /** `Sign off T-0`. */
  readonly title: string;
  /** What is known about it, as a sentence or two. */
  readonly detail: string;
  /** Since when it waits, is late, or is stuck. */
  readonly since: Instant;
  readonly sinceWord: "waiting" | "overdue" | "due" | "stuck";
  /** Where it is done: a phase of the room, and an item where it is about one. */
  readonly phase: string | null;
  readonly item: string | null;
  /** Where a message is written or approved: the search of the page of communications, behind the release or the incident. */
  readonly message?: string;
  /** Id of the handover that it is about. */
  readonly handover?: string;
};

/** One that is about a release. */
export type ReleaseNeed = Need & { readonly kind: Exclude<NeedKind, "incident">; readonly release: ReleaseRef };

/** Everything on a release that needs this person now. What others can do is not listed: the list is theirs to empty. */
export function needsOf(state: ReleaseState, context: CommandContext): ReleaseNeed[] {
  const messages = messageNeeds(state, context);
  return [
    ...rollBackNeeds(state, context),
    ...handoverNeeds(state, context).map((one) => need(state, { ...one, ...NOWHERE })),
    ...signOffNeeds(state, context),
    ...resumeNeeds(state, context),
    ...messages.map((one) => need(state, { ...one, ...NOWHERE })),
    ...itemNeeds(state, context),
    ...briefingNeeds(state, context),
    ...owedNeeds(state, context, messages),
  ];
}

/** What the release owes, where the message that would settle it does not wait for the person already. */
export function owedNeeds(state: ReleaseState, context: CommandContext, messages: ReturnType<typeof messageNeeds> = []): ReleaseNeed[] {
  const told = new Set(messages.map((one) => one.key));
  return obligationNeeds(state, context)
    .filter(({ settledBy }) => settledBy === null || !told.has(`tell ${settledBy}`))
    .map(({ settledBy: _, ...one }) => need(state, { ...one, ...NOWHERE }));
}

/** Most urgent kind first, then the longest wait. */
export function inOrderOfUrgency(needs: readonly Need[]): Need[] {
  return needs.toSorted((a, b) => NEED_KINDS.indexOf(a.kind) - NEED_KINDS.indexOf(b.kind) || (a.since < b.since ? -1 : 1));
}

/** What speaks for rolling back, for those who can decide; what they saw themselves they know. */
function rollBackNeeds(state: ReleaseState, context: CommandContext): ReleaseNeed[] {
  if (context.roles.length === 0 || mayRollBack(state, context)) return [];
  const causes = standingCauses(state).filter(({ finder, by }) => finder !== "person" || by.id !== context.actor.id);
  const [first] = causes;
  const latest = causes.at(-1);
  if (!first || !latest) return [];
  const detail = causes.map((cause) => sentence(causeText(cause))).join(" ");
  const key = `roll-back ${latest.id}`;
  return [need(state, { key, kind: "roll-back", title: "Roll back?", detail, since: first.at, sinceWord: "waiting", ...NOWHERE })];
}

function signOffNeeds(state: ReleaseState, context: CommandContext): ReleaseNeed[] {
  const { now, members, actor } = context;
  return state.phases.flatMap((phase) => {
    const question = { state, phase, now, members, digestOf: null };
    const evaluation = evaluateGate(question);
    if (evaluation.display !== "awaiting") return [];
    const role = evaluation.roles.map((one) => one.role).find((one) => isMissing({ ...question, role: one, person: actor, evaluation }));
    if (!role) return [];
    const waits = { title: signOffTitle(phase, role), detail: signOffDetail(state, phase, evaluation), since: awaitingSince(state, phase) };
    return [need(state, { ...waits, key: `sign ${phase.key}`, kind: "sign-off", sinceWord: "waiting", phase: phase.key, item: null })];
  });
}

/** A stage is decided by its deployer, and what they decided is confirmed. */
function signOffTitle(phase: PhaseState, role: ReleaseRole): string {
  if (!isDecisionStage(phase)) return `Sign off ${phase.code}`;
  return role === "deployer" ? `Decide ${phase.code}` : `Confirm the decision at ${phase.code}`;
}

function isMissing(question: Parameters<typeof canSign>[0]): boolean {
  const signing = canSign(question);
  return signing.ok && signing.isNeeded;
}

function signOffDetail(state: ReleaseState, phase: PhaseState, { roles }: GateEvaluation): string {
  const given = roles.flatMap((one) => one.signOffs);
  const people = new Map(given.map((row) => [row.person.id, `${row.person.name} as ${RELEASE_ROLE_NAMES[row.role].toLowerCase()}`]));
  const signed = people.size > 0 ? `Signed by ${listed([...people.values()], "and")}.` : "You are the first to sign.";
  const required = state.items.filter((item) => item.phase === phase.key && item.required && !followsGate(item)).length;
  return required > 0 ? `${signed} All ${required} required items resolved.` : signed;
}

/** The last of what the gate had to wait for: the phases before it, the start, its items, the end of earlier sign-offs. */
function awaitingSince(state: ReleaseState, phase: PhaseState): Instant {
  const moments = [
    state.createdAt,
    ...state.phases.filter((one) => one.position < phase.position).map((one) => one.closed?.at),
    phase.anchor === "actual" ? state.actualT0 : null,
    phase.openedAt,
    ...state.items.filter((item) => item.phase === phase.key && item.required).map((item) => item.at),
    ...state.signOffs.filter((row) => row.phase === phase.key && row.kind !== "granted").map((row) => row.at),
  ];
  return moments.reduce<Instant>((latest, one) => (one && one > latest ? one : latest), state.createdAt);
}

function resumeNeeds(state: ReleaseState, context: CommandContext): ReleaseNeed[] {
  const { hold } = state;
  if (!hold || mayResume(state, context)) return [];
  const agreed = validAgreements(state);
  if (agreed.some((one) => one.person.id === context.actor.id)) return [];
  const others = agreed.map((one) => `${one.person.name} has agreed as ${RELEASE_ROLE_NAMES[one.role].toLowerCase()}.`);
  const title = isLineStopped(state) ? "Line stopped: agree to resume" : "Agree to resume";
  const detail = [sentence(`Held by ${hold.by.name}: ${hold.reason}`), ...others].join(" ");
  return [need(state, { key: "resume", kind: "resume", title, detail, since: hold.since, sinceWord: "waiting", ...NOWHERE })];
}

const NOWHERE = { phase: null, item: null } as const;

/** Required items of the person that are late, one line per phase; and what is blocked or failed on a release they answer for. */
function itemNeeds(state: ReleaseState, context: CommandContext): ReleaseNeed[] {
  const late = myItemsOf(state, context).filter((item) => item.isOverdue && item.required && item.standing === "todo");
  return [
    ...state.phases.flatMap((phase) =>
      overdueNeed(
        state,
        phase,
        late.filter((item) => item.phase.key === phase.key),
      ),
    ),
    ...stuckNeeds(state, context),
  ];
}

function overdueNeed(state: ReleaseState, phase: PhaseState, late: ReturnType<typeof myItemsOf>): ReleaseNeed[] {
  const first = late[0];
  if (!first?.dueAt) return [];
  const title = late.length === 1 ? `Item of ${phase.code} overdue` : `${late.length} items of ${phase.code} overdue`;
  const detail = sentence(late.length === 1 ? first.title : `First: ${first.title}`);
  const place = { phase: phase.key, item: first.key };
  return [need(state, { key: `overdue ${phase.key}`, kind: "overdue", title, detail, since: first.dueAt, sinceWord: "overdue", ...place })];
}

const ANSWERS: readonly ReleaseRole[] = ["deployer", "approver", "commander"];

function stuckNeeds(state: ReleaseState, context: CommandContext): ReleaseNeed[] {
  const answers = context.roles.some((role) => ANSWERS.includes(role));
  const visible = new Set(myPhases(state, context).map((phase) => phase.key));
  return state.items.flatMap((item) => {
    if (!visible.has(item.phase) || item.kind === "parent") return [];
    if (!answers && !isMine(item, context.actor.id, context.roles)) return [];
    const standing = standingOf(item, { now: context.now, items: [] });
    if (standing !== "blocked" && standing !== "failed") return [];
    return [stuckNeed(state, item, standing)];
  });
}

/** The phases whose items still matter: neither hidden, passed nor stopped. */
function myPhases(state: ReleaseState, { now, members }: CommandContext): PhaseState[] {
  return state.phases.filter((phase) => {
    const { display } = evaluateGate({ state, phase, now, members, digestOf: null });
    return display === "open" || display === "awaiting" || display === "locked";
  });
}

function stuckNeed(state: ReleaseState, item: ItemState, standing: "blocked" | "failed"): ReleaseNeed {
  const code = state.phases.find((phase) => phase.key === item.phase)?.code ?? item.phase;
  const why = item.reason ? `${item.title}: ${item.reason}` : item.title;
  return need(state, {
    key: `stuck ${item.key}`,
    kind: "stuck",
    title: standing === "failed" ? `Item of ${code} failed` : `Item of ${code} blocked`,
    detail: item.by ? `${sentence(why)} Set by ${item.by.name}.` : sentence(why),
    since: item.at ?? state.createdAt,
    sinceWord: "stuck",
    phase: item.phase,
    item: item.key,
  });
}

/** A briefing that asks the person and that they have not read, as it counts now. */
export function briefingNeeds(state: ReleaseState, { actor }: Pick<CommandContext, "actor">): ReleaseNeed[] {
  const standing = state.status === "cancelled" ? null : briefingStanding(state);
  if (!standing?.missing.some((person) => person.id === actor.id)) return [];
  const { current, since } = standing;
  const reminder = state.reminders?.findLast((one) => one.at >= since.at && one.people.some((person) => person.id === actor.id));
  const title = since.cause === "first" ? "Read the briefing" : "Read the briefing again";
  const why = since.cause === "rollback" ? [sentence(`Rolled back: ${since.reason}`)] : [sentence(current.title)];
  const reminded = reminder ? [`${reminder.by.name} reminds you.`] : [];
  const detail = [...why, ...reminded].join(" ");
  // Asked anew, or reminded, it is another thing to be told of.
  const key = `briefing ${reminder?.at ?? since.at}`;
  return [need(state, { key, kind: "briefing", title, detail, since: since.at, sinceWord: "waiting", ...NOWHERE })];
}

function need(state: ReleaseState, { key, ...rest }: Omit<ReleaseNeed, "id" | "release"> & { key: string }): ReleaseNeed {
  return { id: `${state.id} ${key}`, release: releaseRefOf(state), ...rest };
}
