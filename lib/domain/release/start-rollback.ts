import { currentBriefing } from "@/lib/domain/briefing/standing";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "./command";
import type { ReleaseEvent } from "./event";
import { firstRefusal, type Guard, needsPermission, needsStatus, needsText, refusal, refused } from "./guard";
import { opened } from "./obligation-rules";
import { isStarted } from "./release-phases";
import type { ReleaseState } from "./state";
import { statusesFor } from "./transitions";

/** Whether there is anything to roll back now, for anybody. */
export function canRollBack(state: ReleaseState): boolean {
  return isStarted(state) && statusesFor("rollback.start").includes(state.status);
}

/** Whether the person may roll back: one of deployer, approver and commander alone, once the deployment was started (SIGNOFF rule 22). */
export const mayRollBack: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "rollback.start", "roll back"),
    () => needsStatus(state, statusesFor("rollback.start"), "be rolled back"),
    () => (isStarted(state) ? null : refusal("wrong-state", "Nothing was deployed yet. Cancel the release instead of rolling it back.")),
  );

/** Starts the rollback: its checklist opens, forward phases stop, a post-mortem is owed. */
export function startRollback(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "rollback.start" }>,
  context: CommandContext,
): Decision {
  const objection = firstRefusal(
    () => mayRollBack(state, context),
    () => needsText(command.reason, "reason", "Pick or write the reason for rolling back."),
    () => needsText(command.method, "method", "Say how it is rolled back."),
    () => (command.note?.trim() ? needsText(command.note, "note", "Write the note first.") : null),
  );
  if (objection) return refused(objection);
  const payload = { reason: command.reason.trim(), method: command.method.trim(), note: command.note?.trim() ?? "" };
  return done(
    { type: "rollback.started", payload },
    opened("post-mortem", { state, opening: { title: `Post-mortem of the rollback to ${state.details.fromVersion}` } }, context),
    ...unbriefed(state, payload.reason),
  );
}

/** What support has read is no longer so: they read and confirm again what customers have now. */
function unbriefed(state: ReleaseState, reason: string): ReleaseEvent[] {
  const current = currentBriefing(state);
  if (!current) return [];
  return [{ type: "briefing.confirmations-ended", payload: { version: current.version, cause: "rollback", reason } }];
}
