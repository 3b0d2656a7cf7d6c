import { type CommandContext, type Decision, type ReleaseCommand, refuse } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { assignItem } from "./assign-item";
import { addComment, raiseFlag } from "./comment";
import { addEvidence, removeEvidence } from "./item-evidence";
import { addNote } from "./item-note";
import { setItem } from "./set-item";

export type ItemCommand = Extract<
  ReleaseCommand,
  {
    type: "item.set" | "item.assign" | "item.note" | "item.add-evidence" | "item.remove-evidence" | "comment.add" | "flag.raise";
  }
>;

/** What an API token may do beside reporting a result (`reportItem`). Everything else takes a person (MISSION, "machines never sign"). */
const TOKEN_COMMANDS: readonly ItemCommand["type"][] = ["item.add-evidence", "flag.raise"];

/** Work on the checklist of a release, and what people write beside it. */
export function decideItem(state: ReleaseState, command: ItemCommand, context: CommandContext): Decision {
  if (context.actor.kind === "token" && command.type === "item.set") {
    return refuse("not-permitted", "A token reports an item with its evidence; send both together as a report.");
  }
  if (context.actor.kind === "token" && !TOKEN_COMMANDS.includes(command.type)) {
    return refuse("not-permitted", "A token can only report results, add evidence and raise a flag.");
  }
  switch (command.type) {
    case "item.set":
      return setItem(state, command, context);
    case "item.assign":
      return assignItem(state, command, context);
    case "item.note":
      return addNote(state, command, context);
    case "item.add-evidence":
      return addEvidence(state, command, context);
    case "item.remove-evidence":
      return removeEvidence(state, command, context);
    case "comment.add":
      return addComment(state, command, context);
    case "flag.raise":
      return raiseFlag(state, command, context);
  }
}
