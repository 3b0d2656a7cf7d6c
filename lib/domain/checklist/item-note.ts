import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { firstRefusal, needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { findItem, noSuchItem } from "./item-access";

/** Writes a note at an item. Notes are no part of what is signed, so they are taken in every phase and status but a hidden one. */
export function addNote(state: ReleaseState, command: Extract<ReleaseCommand, { type: "item.note" }>, context: CommandContext): Decision {
  const found = findItem(state, command.item);
  if (!found) return refused(noSuchItem(command.item));
  const objection = firstRefusal(
    () => needsPermission(state, context, "comment.add", "write notes"),
    () => (found.phase.status === "hidden" ? refusal("wrong-state", "The rollback checklist opens when a rollback is started.") : null),
    () => needsText(command.text, "text", "Write the note first."),
  );
  if (objection) return refused(objection);
  const { id, name, initials } = context.actor;
  const note = { id: context.newId(), text: command.text.trim(), by: { id, name, initials }, at: context.now };
  return done({ type: "item.noted", payload: { item: found.item.key, note } });
}
