import type { CommandContext, Decision } from "@/lib/domain/release/command";
import { refusal, refused } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { addItem } from "./add-item";
import { putBack } from "./put-back";
import { reorderItems } from "./reorder-items";
import { retailor } from "./retailor";
import type { ScopeCommand } from "./scope-command";
import { takeOut } from "./take-out";

/** What a checklist asks for, after the release was planned. A token changes none of it. Apart from work on items, since the library comes with it. */
export function decideScope(state: ReleaseState, command: ScopeCommand, context: CommandContext): Decision {
  if (context.actor.kind !== "person") return refused(refusal("not-permitted", "Only a person can do this, in their own session."));
  switch (command.type) {
    case "checklist.retailor":
      return retailor(state, command, context);
    case "item.take-out":
      return takeOut(state, command, context);
    case "item.put-back":
      return putBack(state, command, context);
    case "item.add":
      return addItem(state, command, context);
    case "items.reorder":
      return reorderItems(state, command, context);
  }
}
