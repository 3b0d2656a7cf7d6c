import { type CommandContext, type Decision, done, type ReleaseCommand } from "./command";
import { firstRefusal, type Guard, needsPermission, needsStatus, needsText, refusal, refused } from "./guard";
import { isStarted } from "./release-phases";
import { statusesFor } from "./transitions";

/** Whether the person may cancel the release: before the deployment was started; afterwards it is rolled back instead. */
export const mayCancel: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "release.cancel", "cancel the release"),
    () => needsStatus(state, statusesFor("release.cancel"), "be cancelled"),
    () => (isStarted(state) ? refusal("wrong-state", "The deployment was started. Roll it back instead of cancelling it.") : null),
  );

export function cancelRelease(
  state: Parameters<Guard>[0],
  command: Extract<ReleaseCommand, { type: "release.cancel" }>,
  context: CommandContext,
): Decision {
  const objection =
    mayCancel(state, context) ?? needsText(command.reason, "reason", "Say why the release is cancelled; everybody on it will read it.");
  if (objection) return refused(objection);
  return done({ type: "release.cancelled", payload: { reason: command.reason.trim() } });
}
