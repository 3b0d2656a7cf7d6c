import { openRequests } from "@/lib/domain/sign-off/open-requests";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "./command";
import { firstRefusal, type Guard, needsPermission, needsStatus, needsText, refused } from "./guard";
import type { ReleaseState } from "./state";
import { statusesFor } from "./transitions";

/** Whether the person may hold the release: one of deployer, approver and commander alone is enough (SIGNOFF rule 22). */
export const mayHold: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "release.hold", "hold the release"),
    () => needsStatus(state, statusesFor("release.hold"), "be put on hold"),
  );

/** Puts the release on hold. Requests for sign-off that are open lapse and are asked again on resume (SIGNOFF rule 16). */
export function holdRelease(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "release.hold" }>,
  context: CommandContext,
): Decision {
  const objection = mayHold(state, context) ?? needsText(command.reason, "reason", "Say why the release is held.");
  if (objection) return refused(objection);
  const lapsed = openRequests(state, context);
  const held = { type: "release.held", payload: { reason: command.reason.trim() } } as const;
  return lapsed.length === 0 ? done(held) : done(held, { type: "sign-off.lapsed", payload: { phases: lapsed } });
}
