import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { firstRefusal, needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { ReleaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import { findItem, noSuchItem } from "./item-access";

/** Adds a comment to the release or to one of its items, in any status: people talk about a release after its end too. */
export function addComment(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "comment.add" }>,
  context: CommandContext,
): Decision {
  if (command.item !== undefined && !findItem(state, command.item)) return refused(noSuchItem(command.item));
  const objection = firstRefusal(
    () => needsPermission(state, context, "comment.add", "comment"),
    () => needsText(command.text, "text", "Write the comment first."),
  );
  if (objection) return refused(objection);
  return done({ type: "comment.added", payload: { id: context.newId(), text: command.text.trim(), item: command.item ?? null } });
}

/** Raises a flag: what somebody does who may neither hold nor roll back but sees a reason to. Refused once the release is over. */
export function raiseFlag(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "flag.raise" }>,
  context: CommandContext,
): Decision {
  const objection = firstRefusal(
    () => needsPermission(state, context, "flag.raise", "raise a flag"),
    () => (isFinal(state.status) ? refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; comment on it instead.`) : null),
    () => needsText(command.text, "text", "Say what you see."),
  );
  if (objection) return refused(objection);
  return done({ type: "flag.raised", payload: { id: context.newId(), text: command.text.trim() } });
}
