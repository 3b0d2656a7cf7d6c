import type { CommandContext, Decision, Refusal, ReleaseCommand } from "@/lib/domain/release/command";
import { type ActionContext, needsPermission, refusal } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { answeredText, answerOf } from "./answered";
import { isExternal, type Message, type MessageRow } from "./message";
import { decideTelling, mayApproveRow, type Telling } from "./telling";

export type MessageCommand = Extract<ReleaseCommand, { type: `message.${string}` }>;

/** What somebody does about a message of a release. Source: RELIABILITY, matrix of permissions and invariants 14 to 17. */
export function decideMessage(state: ReleaseState, command: MessageCommand, context: CommandContext): Decision {
  const decision = decideTelling(tellingOf(state, context), command, context.newId);
  return decision.ok ? { ok: true, events: [decision.event] } : decision;
}

/** A release as the rules of messages see it, for one person. */
export function tellingOf(state: ReleaseState, context: ActionContext): Telling {
  const { messages = [], readings = [], details } = state;
  return {
    noun: "release",
    messages,
    readings,
    zone: details.zone,
    plannedT0: details.plannedT0,
    now: context.now,
    actor: context.actor,
    maySend: (message) => maySend(state, message, context),
    mayApprove: () => needsPermission(state, context, "message.approve", "approve a message to customers"),
    mayDraft: (doing) => needsPermission(state, context, "message.draft", doing),
    mayTell: (doing) => needsPermission(state, context, "message.send", doing),
    checkAnswered: (message) => checkAnswered(state, message, context),
    checkKind: (kind) =>
      kind === "pre-notice" && details.template.track === "hotfix"
        ? refusal("invalid", "A hotfix has no 48-hour notice.", { path: "message.kind" })
        : null,
  };
}

/** Whether this person may send a message to these people, or, where it reaches customers, propose it. */
export function maySend(state: ReleaseState, message: Pick<Message, "audiences">, context: ActionContext): Refusal | null {
  if (state.status === "draft") return refusal("wrong-state", "The release is a draft; there is nothing to tell yet.");
  if (isExternal(message)) return needsPermission(state, context, "message.draft", "propose a message");
  return needsPermission(state, context, "message.send", "send a message");
}

/** Whether this person may approve what another proposed for customers. */
export function mayApprove(state: ReleaseState, row: MessageRow, context: ActionContext): Refusal | null {
  return mayApproveRow(tellingOf(state, context), row);
}

/** Whether what was due was told meanwhile: two people who write the same update do not both send it. A message without a slot is free. */
export function checkAnswered(state: ReleaseState, message: Pick<Message, "kind" | "slot">, context: ActionContext): Refusal | null {
  const answer = answerOf(state, message, context.now);
  if (!answer) return null;
  const words = answeredText(answer, { zone: state.details.zone, asker: context.actor.id, now: context.now });
  return refusal("wrong-state", words, { path: "message.slot" });
}
