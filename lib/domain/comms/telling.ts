import type { Reading } from "@/lib/domain/metrics/reading";
import type { Refusal, ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { firstRefusal, needsText, refusal } from "@/lib/domain/release/guard";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { figureProblem, withFigures } from "./figures";
import { KIND_NAMES, type MessageKind } from "./kind-names";
import { FIELDS, KINDS } from "./kinds";
import { hasLeft, isExternal, type Message, type MessageRow, standingMessages } from "./message";

/**
 * Whatever messages tell of, for one person: a release, or an incident that stands alone (ADR 55). What was told of it, what can be
 * quoted, and who may do what about it; all else is the same for both.
 */
export type Telling = {
  /** As the words of a refusal name it. */
  readonly noun: "release" | "incident";
  readonly messages: readonly MessageRow[];
  /** What a message can quote. */
  readonly readings: readonly Reading[];
  readonly zone: string;
  /** What the times of its messages are counted from: the planned T-0, or the declaration. */
  readonly plannedT0: Instant;
  readonly now: Instant;
  readonly actor: { readonly id: string };
  readonly maySend: (message: Pick<Message, "audiences">) => Refusal | null;
  readonly mayApprove: () => Refusal | null;
  /** Whoever writes drafts and proposes. `doing` completes "can …", here and below. */
  readonly mayDraft: (doing: string) => Refusal | null;
  /** Whoever sends within the team. */
  readonly mayTell: (doing: string) => Refusal | null;
  /** Whether what was due was told meanwhile. */
  readonly checkAnswered: (message: Pick<Message, "kind" | "slot">) => Refusal | null;
  readonly checkKind: (kind: MessageKind) => Refusal | null;
};

type MessageCommand = Extract<ReleaseCommand, { type: `message.${string}` }>;
type SendCommand = Extract<MessageCommand, { type: "message.send" }>;
type MessageEvent = Extract<ReleaseEvent, { type: `message.${string}` }>;
type MessageDecision = { readonly ok: true; readonly event: MessageEvent } | { readonly ok: false; readonly refusal: Refusal };

const tells = (event: MessageEvent): MessageDecision => ({ ok: true, event });
const refused = (reason: Refusal): MessageDecision => ({ ok: false, refusal: reason });

/** A message can be given a time this far ahead. */
export const MAX_AHEAD_DAYS = 14;

/** What somebody does about a message, whatever it tells of: the event, or a refusal in words. */
export function decideTelling(telling: Telling, command: MessageCommand, newId: () => string): MessageDecision {
  if (command.type === "message.send") return sendMessage(telling, command, newId);
  const row = standingMessages(telling.messages).find(({ id }) => id === command.message);
  if (!row) return refused(refusal("not-found", `This ${telling.noun} has no such message.`, { path: "message" }));
  switch (command.type) {
    case "message.approve":
      return approveMessage(telling, row, command.sendAt ?? telling.now);
    case "message.cancel":
      return cancelMessage(telling, row, command.reason);
    case "message.leave":
      return letGo(row);
  }
}

/** Whether this person may approve what another proposed for customers. */
export function mayApproveRow(telling: Telling, row: MessageRow): Refusal | null {
  return firstRefusal(telling.mayApprove, () => {
    if (row.act !== "proposed") return refusal("wrong-state", `This message was ${row.act} already.`);
    const isOwn = row.by.id === telling.actor.id;
    return isOwn ? refusal("separation-of-duties", "You proposed this message. Somebody else approves it.") : null;
  });
}

/** Whether a message can still be stopped: it was proposed, or its time has not come. */
export function mayCancelRow(telling: Telling, row: MessageRow): Refusal | null {
  return firstRefusal(
    () => telling.mayDraft("cancel a message"),
    () => {
      if (row.act === "cancelled") return refusal("wrong-state", "This message was cancelled already.");
      if (hasLeft(row, telling.now)) return refusal("wrong-state", "This message has left. Send a correction.");
      return row.by.id === telling.actor.id ? null : telling.mayTell("cancel a message of somebody else");
    },
  );
}

function sendMessage(telling: Telling, command: SendCommand, newId: () => string): MessageDecision {
  const { message, sendAt = telling.now } = command;
  const objection = firstRefusal(
    () => telling.maySend(message),
    () => telling.checkAnswered(message),
    () => telling.checkKind(message.kind),
    () => (message.audiences.length > 0 ? null : refusal("invalid", "Choose who is told.", { path: "message.audiences" })),
    () => checkTime(sendAt, telling.now),
    () => checkText(telling, message),
    () => checkLacking(message, command.lackingReason),
  );
  if (objection) return refused(objection);
  const made = toMessage(telling, command, newId());
  return tells(
    isExternal(made)
      ? { type: "message.proposed", payload: { message: made } }
      : { type: "message.sent", payload: { message: made, sendAt } },
  );
}

function checkTime(sendAt: Instant, now: Instant): Refusal | null {
  if (sendAt < now) return refusal("invalid", "This time has passed. Send it now, or choose a later time.", { path: "sendAt" });
  if (sendAt <= addMinutes(now, MAX_AHEAD_DAYS * 1440)) return null;
  return refusal("invalid", `Choose a time within ${MAX_AHEAD_DAYS} days.`, { path: "sendAt" });
}

function checkText({ readings }: Telling, { fields, subject, kind }: SendCommand["message"]): Refusal | null {
  const untitled = needsText(subject, "message.subject", "Give the message a subject.");
  if (untitled) return untitled;
  const strange = fields.find(({ key }) => !KINDS[kind].required.includes(key));
  if (strange) return refusal("invalid", `${KIND_NAMES[kind]} has no field ${FIELDS[strange.key]}.`, { path: "message.fields" });
  const figure = figureProblem(fields, readings);
  if (figure) return refusal("invalid", figure.message, { path: `message.fields.${figure.key}` });
  if (figureProblem([{ key: "issue", text: subject }], []) === null) return null;
  return refusal("invalid", "A subject carries no figures: they would stand there without their time.", { path: "message.subject" });
}

const missingOf = ({ kind, fields }: SendCommand["message"]) =>
  KINDS[kind].required.filter((key) => !fields.some((one) => one.key === key && one.text.trim() !== ""));

function checkLacking(message: SendCommand["message"], reason: string | undefined): Refusal | null {
  const missing = missingOf(message);
  if (missing.length === 0) return null;
  const names = missing.map((key) => FIELDS[key]).join(", ");
  return needsText(reason, "lackingReason", `Fill in ${names}, or say why it goes without.`);
}

function toMessage(telling: Telling, { message, lackingReason }: SendCommand, id: string): Message {
  const { kind, slot, audiences, subject } = message;
  const kept = message.fields.map(({ key, text }) => ({ key, text: text.trim() })).filter(({ text }) => text !== "");
  const missing = missingOf(message);
  return {
    id,
    kind,
    slot,
    audiences,
    subject: subject.trim(),
    ...withFigures(kept, telling.readings, telling.zone),
    lacking: missing.length > 0 ? { fields: missing, reason: lackingReason?.trim() ?? "" } : null,
    plannedT0: telling.plannedT0,
  };
}

function approveMessage(telling: Telling, row: MessageRow, sendAt: Instant): MessageDecision {
  const objection = firstRefusal(
    () => mayApproveRow(telling, row),
    () => checkTime(sendAt, telling.now),
  );
  return objection ? refused(objection) : tells({ type: "message.approved", payload: { id: row.id, sendAt } });
}

function cancelMessage(telling: Telling, row: MessageRow, reason: string): MessageDecision {
  const objection = firstRefusal(
    () => mayCancelRow(telling, row),
    () => needsText(reason, "reason", "Say why it is cancelled."),
  );
  return objection ? refused(objection) : tells({ type: "message.cancelled", payload: { id: row.id, reason: reason.trim() } });
}

/** Cancelling and letting go are decided one after the other, on the same stream: whichever is first holds. */
function letGo(row: MessageRow): MessageDecision {
  if (row.act === "sent" && row.leftAt === undefined) return tells({ type: "message.left", payload: { id: row.id } });
  const why = row.act === "sent" ? "This message has left already." : `This message is ${row.act}.`;
  return refused(refusal("wrong-state", why));
}
