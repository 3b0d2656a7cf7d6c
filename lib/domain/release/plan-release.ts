import { type CommandContext, type Decision, done } from "./command";
import { firstRefusal, type Guard, needsPermission, needsStatus, refused } from "./guard";
import { checkTimes } from "./move-release";
import { checkRoster } from "./roster-rules";
import type { ReleaseState } from "./state";
import { statusesFor } from "./transitions";

/** Whether the draft can become a plan: its people can carry it and its window holds. */
export const mayPlan: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "release.edit", "plan the release"),
    () => needsStatus(state, statusesFor("release.plan"), "be planned again"),
    () => checkRoster({ roster: state.roster, release: state, members: context.members }),
    () => checkTimes(state.details, context.now),
  );

export function planRelease(state: ReleaseState, context: CommandContext): Decision {
  const objection = mayPlan(state, context);
  if (objection) return refused(objection);
  return done({ type: "release.planned", payload: {} });
}
