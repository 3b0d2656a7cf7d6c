import { type CommandContext, type Decision, done, type ReleaseCommand } from "./command";
import { mayEdit } from "./edit-release";
import { firstRefusal, needsFreshState, refused } from "./guard";
import { checkRoster } from "./roster-rules";
import { isSameValue } from "./same-value";
import type { ReleaseState, RosterEntry } from "./state";

/** Who may change the roster is who may edit the plan. */
export const mayChangeRoster = mayEdit;

/** Replaces the roster. Refused when the new one could not carry the release: see `checkRoster`. */
export function changeRoster(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "roster.change" }>,
  context: CommandContext,
): Decision {
  const objection = firstRefusal(
    () => mayChangeRoster(state, context),
    () => needsFreshState<readonly RosterEntry[]>(state, command.expectedSeq, { seen: command.seen, present: state.roster }),
    () => checkRoster({ roster: command.roster, phases: state.phases, members: context.members }),
  );
  if (objection) return refused(objection);
  if (isSameValue(command.roster, state.roster)) return done();
  return done({ type: "roster.changed", payload: { roster: [...command.roster], before: [...state.roster] } });
}
