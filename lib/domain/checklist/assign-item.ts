import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { firstRefusal, needsPermission, refusal, refused } from "@/lib/domain/release/guard";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { checkPhase, findItem, noSuchItem } from "./item-access";

/** Gives an item to a person of the roster or the team, or to nobody. Assigning to the same person again changes nothing. */
export function assignItem(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "item.assign" }>,
  context: CommandContext,
): Decision {
  const found = findItem(state, command.item);
  if (!found) return refused(noSuchItem(command.item));
  const { assignee } = command;
  const objection = firstRefusal(
    () => needsPermission(state, context, "item.tick", "assign items"),
    () => checkPhase(state, found.phase),
    () =>
      assignee && !isKnown(state, assignee, context)
        ? refusal("invalid", `${assignee.name} is not a member of the team.`, { path: "assignee" })
        : null,
  );
  if (objection) return refused(objection);
  if (found.item.assignee?.id === assignee?.id) return done();
  return done({ type: "item.assigned", payload: { item: found.item.key, assignee: assignee && nameOnRoster(state, assignee) } });
}

function isKnown(state: ReleaseState, person: PersonRef, context: CommandContext): boolean {
  const isOnRoster = state.roster.some((entry) => entry.person.id === person.id);
  return isOnRoster || context.members === null || context.members.has(person.id);
}

/** The roster's own spelling of the name wins over what the command says. */
function nameOnRoster(state: ReleaseState, { id, name, initials }: PersonRef): PersonRef {
  return state.roster.find((entry) => entry.person.id === id)?.person ?? { id, name, initials };
}
