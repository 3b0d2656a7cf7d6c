import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { answeredText, answerOf } from "./answered";
import { figureProblem, withFigures } from "./figures";
import { KIND_NAMES } from "./kind-names";
import { FIELDS, KINDS } from "./kinds";
import { hasLeft, isExternal, type Message, type MessageRow, standingMessages } from "./message";

export type MessageCommand = Extract<ReleaseCommand, { type: `message.${string}` }>;
type SendCommand = Extract<MessageCommand, { type: "message.send" }>;

/** A message can be given a time this far ahead. */
export const MAX_AHEAD_DAYS = 14;

/** What somebody does about a message. Source: RELIABILITY, matrix of permissions and invariants 14 to 17. */
export function decideMessage(state: ReleaseState, command: MessageCommand, context: CommandContext): Decision {
  switch (command.type) {
    case "message.send":
      return sendMessage(state, command, context);
    case "message.approve":
      return approveMessage(state, command, context);
    case "message.cancel":
      return cancelMessage(state, command, context);
    case "message.leave":
      return letGo(state, command.message);
  }
}

/** Whether this person may send a message to these people, or, where it reaches customers, propose it. */
export function maySend(state: ReleaseState, message: Pick<Message, "audiences">, context: ActionContext): Refusal | null {
  if (state.status === "draft") return refusal("wrong-state", "The release is a draft; there is nothing to tell yet.");
  if (isExternal(message)) return needsPermission(state, context, "message.draft", "propose a message");
  return needsPermission(state, context, "message.send", "send a message");
}

/** Whether this person may approve what another proposed for customers. */
export function mayApprove(state: ReleaseState, row: MessageRow, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "message.approve", "approve a message to customers"),
    () => (row.act === "proposed" ? null : refusal("wrong-state", `This message was ${row.act} already.`)),
    () =>
      row.by.id === context.actor.id ? refusal("separation-of-duties", "You proposed this message. Somebody else approves it.") : null,
  );
}

/** Whether a message can still be stopped: it was proposed, or its time has not come. */
export function mayCancelMessage(state: ReleaseState, row: MessageRow, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "message.draft", "cancel a message"),
    () => {
      if (row.act === "cancelled") return refusal("wrong-state", "This message was cancelled already.");
      if (hasLeft(row, context.now)) return refusal("wrong-state", "This message has left. Send a correction.");
      const isOwn = row.by.id === context.actor.id;
      return isOwn ? null : needsPermission(state, context, "message.send", "cancel a message of somebody else");
    },
  );
}

/** Whether what was due was told meanwhile: two people who write the same update do not both send it. A message without a slot is free. */
export function checkAnswered(state: ReleaseState, message: Pick<Message, "kind" | "slot">, context: ActionContext): Refusal | null {
  const answer = answerOf(state, message, context.now);
  if (!answer) return null;
  const words = answeredText(answer, { zone: state.details.zone, asker: context.actor.id, now: context.now });
  return refusal("wrong-state", words, { path: "message.slot" });
}

function sendMessage(state: ReleaseState, command: SendCommand, context: CommandContext): Decision {
  const { message } = command;
  const sendAt = command.sendAt ?? context.now;
  const objection = firstRefusal(
    () => maySend(state, message, context),
    () => checkAnswered(state, message, context),
    () => checkKind(state, message),
    () => checkTime(sendAt, context.now),
    () => checkText(state, message),
    () => checkLacking(message, command.lackingReason),
  );
  if (objection) return refused(objection);
  const made = toMessage(state, command, context);
  if (isExternal(made)) return done({ type: "message.proposed", payload: { message: made } });
  return done({ type: "message.sent", payload: { message: made, sendAt } });
}

function checkKind({ details }: ReleaseState, { kind, audiences }: SendCommand["message"]): Refusal | null {
  if (kind === "pre-notice" && details.template.track === "hotfix") {
    return refusal("invalid", "A hotfix has no 48-hour notice.", { path: "message.kind" });
  }
  return audiences.length > 0 ? null : refusal("invalid", "Choose who is told.", { path: "message.audiences" });
}

function checkTime(sendAt: Instant, now: Instant): Refusal | null {
  if (sendAt < now) return refusal("invalid", "This time has passed. Send it now, or choose a later time.", { path: "sendAt" });
  if (sendAt <= addMinutes(now, MAX_AHEAD_DAYS * 1440)) return null;
  return refusal("invalid", `Choose a time within ${MAX_AHEAD_DAYS} days.`, { path: "sendAt" });
}

function checkText({ readings = [] }: ReleaseState, { fields, subject, kind }: SendCommand["message"]): Refusal | null {
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

function toMessage(state: ReleaseState, { message, lackingReason }: SendCommand, { newId }: CommandContext): Message {
  const { kind, slot, audiences, subject } = message;
  const kept = message.fields.map(({ key, text }) => ({ key, text: text.trim() })).filter(({ text }) => text !== "");
  const missing = missingOf(message);
  return {
    id: newId(),
    kind,
    slot,
    audiences,
    subject: subject.trim(),
    ...withFigures(kept, state.readings ?? [], state.details.zone),
    lacking: missing.length > 0 ? { fields: missing, reason: lackingReason?.trim() ?? "" } : null,
    plannedT0: state.details.plannedT0,
  };
}

function approveMessage(
  state: ReleaseState,
  command: Extract<MessageCommand, { type: "message.approve" }>,
  context: CommandContext,
): Decision {
  const row = rowOf(state, command.message);
  const sendAt = command.sendAt ?? context.now;
  if (!row) return refused(NOT_FOUND);
  const objection = firstRefusal(
    () => mayApprove(state, row, context),
    () => checkTime(sendAt, context.now),
  );
  if (objection) return refused(objection);
  return done({ type: "message.approved", payload: { id: row.id, sendAt } });
}

function cancelMessage(
  state: ReleaseState,
  command: Extract<MessageCommand, { type: "message.cancel" }>,
  context: CommandContext,
): Decision {
  const row = rowOf(state, command.message);
  if (!row) return refused(NOT_FOUND);
  const objection = firstRefusal(
    () => mayCancelMessage(state, row, context),
    () => needsText(command.reason, "reason", "Say why it is cancelled."),
  );
  if (objection) return refused(objection);
  return done({ type: "message.cancelled", payload: { id: row.id, reason: command.reason.trim() } });
}

/** Cancelling and letting go are decided one after the other, on the same release: whichever is first holds. */
function letGo(state: ReleaseState, id: string): Decision {
  const row = rowOf(state, id);
  if (!row) return refused(NOT_FOUND);
  if (row.act === "sent" && row.leftAt === undefined) return done({ type: "message.left", payload: { id } });
  const why = row.act === "sent" ? "This message has left already." : `This message is ${row.act}.`;
  return refused(refusal("wrong-state", why));
}

const NOT_FOUND = refusal("not-found", "This release has no such message.", { path: "message" });

function rowOf(state: ReleaseState, id: string): MessageRow | undefined {
  return standingMessages(state.messages).find((row) => row.id === id);
}
