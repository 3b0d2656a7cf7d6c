import { answeredText } from "@/lib/domain/comms/answered";
import { LATE_MINUTES, REPORT_HOURS } from "@/lib/domain/comms/comms-time";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import { isExternal, type Message, type MessageRow, sentMessages, standingMessages } from "@/lib/domain/comms/message";
import { type DueMessage, nameAt, type Planned, withStandings } from "@/lib/domain/comms/schedule";
import { decideTelling, type Telling } from "@/lib/domain/comms/telling";
import type { Refusal } from "@/lib/domain/release/command";
import { refusal } from "@/lib/domain/release/guard";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { type CommandOf, happens, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import { mayLead, needsWork } from "./leading";
import { SEVERITIES } from "./lore/severities";
import type { IncidentState } from "./state";
import { nextUpdateAt } from "./update-clock";

/** Messages of an incident write times in this zone: it has no place of its own, as a release has. */
export const LETTER_ZONE = "UTC";

/** What can be said of an incident that stands alone. Source: "Incident Communication" of the reference. */
export const LETTER_KINDS = [
  "incident-notice",
  "incident-update",
  "resolution",
  "post-incident-report",
] as const satisfies readonly MessageKind[];

type LetterCommand = CommandOf<"message.send" | "message.approve" | "message.cancel" | "message.leave">;
type Asker = Pick<IncidentContext, "now" | "actor" | "permissions">;

/** What somebody does about a message of an incident that stands alone; of another, its release tells (ADR 55). */
export function decideLetter(state: IncidentState, command: LetterCommand, context: IncidentContext): IncidentDecision {
  const decision = decideTelling(tellingOfIncident(state, context), command, context.newId);
  return decision.ok ? happens(decision.event) : refusedWith(decision.refusal);
}

/** An incident as the rules of messages see it, for one person. */
export function tellingOfIncident(state: IncidentState, asker: Asker): Telling {
  const { messages = [], declaredAt } = state;
  const mayTell = (doing: string) => needsAlone(state) ?? needsTeller(state, asker, doing);
  return {
    noun: "incident",
    messages,
    readings: [],
    zone: LETTER_ZONE,
    plannedT0: declaredAt,
    now: asker.now,
    actor: asker.actor,
    maySend: (message) =>
      isExternal(message) ? (needsAlone(state) ?? needsWork(asker, "propose a message")) : mayTell("send a message of it"),
    mayApprove: () => mayTell("approve a message to customers"),
    mayDraft: (doing) => needsWork(asker, doing),
    mayTell,
    checkAnswered: (message) => checkAnswered(state, message, asker),
    checkKind: (kind) =>
      LETTER_KINDS.some((one) => one === kind)
        ? null
        : refusal("invalid", "Of an incident go out its notice, updates, resolution and report.", { path: "message.kind" }),
  };
}

function needsAlone({ release }: IncidentState): Refusal | null {
  if (!release) return null;
  return refusal("wrong-state", `Messages of ${release.service} ${release.version} tell of this incident. Send one there.`);
}

/** Whoever decides on the incident tells of it, and its communications lead. `doing` completes "can …". */
function needsTeller(state: IncidentState, asker: Asker, doing: string): Refusal | null {
  const { commander, communicationsLead } = state;
  if (mayLead(state, asker)) return null;
  if (communicationsLead?.id === asker.actor.id) return needsWork(asker, doing);
  const lead = communicationsLead ? `${communicationsLead.name}, its communications lead, ` : "";
  return refusal("not-permitted", `Only ${lead}${commander.name}, who commands this incident, or a manager of the team can ${doing}.`);
}

function checkAnswered(state: IncidentState, message: Pick<Message, "kind" | "slot">, { actor, now }: Asker): Refusal | null {
  const answer = answerOf(state, message, now);
  return answer && refusal("wrong-state", answeredText(answer, { zone: LETTER_ZONE, asker: actor.id, now }), { path: "message.slot" });
}

/** The message that tells already what was due at a slot, or will; null where none does, or nothing was due. */
function answerOf(state: IncidentState, { kind, slot }: Pick<Message, "kind" | "slot">, now: Instant): MessageRow | null {
  if (slot === null) return null;
  const standing = standingMessages(state.messages).filter(({ act }) => act !== "cancelled");
  const same = standing.find((row) => row.kind === kind && row.slot === slot);
  if (same) return same;
  const sent = sentMessages(state.messages);
  const from = toldFrom(state, kind);
  if (kind !== "incident-update") return sent.findLast((row) => row.kind === kind && row.sendAt >= from) ?? null;
  // Whatever left since the update clock began to run for this slot began it anew.
  const begun = addMinutes(slot, -SEVERITIES[state.severity].updateMinutes);
  return sent.findLast((row) => row.sendAt > begun && row.sendAt <= now) ?? null;
}

/** From when on one that was sent tells what is due: a resolution from the end on, the rest since the incident is open. */
const toldFrom = ({ openSince, resolution }: IncidentState, kind: MessageKind): Instant =>
  kind === "resolution" ? (resolution?.at ?? openSince) : openSince;

/**
 * What is to be said of an incident that stands alone, soonest first: the notice at once, an update by its clock, the resolution when it is
 * over, the report within 48 hours. A note that stakeholders were told answers all but the report: they were told another way.
 */
export function letterSchedule(state: IncidentState, now: Instant): DueMessage[] {
  if (state.release) return [];
  const all = [...notice(state), ...update(state), ...resolution(state), ...report(state)];
  return withStandings(all, now);
}

const wasSent = (state: IncidentState, kind: MessageKind): boolean =>
  sentMessages(state.messages).some((row) => row.kind === kind && row.sendAt >= toldFrom(state, kind));

const wasTold = ({ lastUpdateAt }: IncidentState, since: Instant): boolean => lastUpdateAt !== null && lastUpdateAt >= since;

/** Once; after it came back an update says so. */
function notice(state: IncidentState): Planned[] {
  const { declaredAt, openSince, status } = state;
  if (status === "resolved" || openSince !== declaredAt || wasSent(state, "incident-notice") || wasTold(state, declaredAt)) return [];
  return [planned("incident-notice", declaredAt, declaredAt)];
}

/** Named by what was told before, so that a draft stays with it while it falls due. */
function update(state: IncidentState): Planned[] {
  const dueAt = nextUpdateAt(state);
  if (dueAt === null) return [];
  const { openSince, lastUpdateAt } = state;
  return [planned("incident-update", dueAt, lastUpdateAt !== null && lastUpdateAt > openSince ? lastUpdateAt : openSince)];
}

function resolution(state: IncidentState): Planned[] {
  const { openSince, resolution: end } = state;
  const id = nameAt("resolution", openSince);
  if (!end) return [{ kind: "resolution", id, dueAt: null, lateAt: null, because: "After the incident is resolved." }];
  return wasSent(state, "resolution") || wasTold(state, end.at) ? [] : [planned("resolution", end.at, openSince)];
}

function report(state: IncidentState): Planned[] {
  const { openSince } = state;
  if (wasSent(state, "post-incident-report")) return [];
  const dueAt = addMinutes(openSince, REPORT_HOURS * 60);
  return [{ kind: "post-incident-report", id: nameAt("post-incident-report", openSince), dueAt, lateAt: dueAt }];
}

/** Late five minutes after it is due; named by a moment that stays. */
const planned = (kind: MessageKind, dueAt: Instant, name: Instant): Planned => ({
  kind,
  id: nameAt(kind, name),
  dueAt,
  lateAt: addMinutes(dueAt, LATE_MINUTES),
});
