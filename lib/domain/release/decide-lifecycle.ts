import { missingValidation } from "@/lib/domain/scope/add-validation";
import { applyRule } from "./apply-rule";
import { cancelRelease } from "./cancel-release";
import { changeObligation } from "./change-obligation";
import { changeRoster } from "./change-roster";
import { changeRollbackMethod } from "./change-way-back";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "./command";
import { editRelease } from "./edit-release";
import { refusal, refused } from "./guard";
import { holdRelease } from "./hold-release";
import { moveRelease } from "./move-release";
import { planRelease } from "./plan-release";
import { resumeRelease } from "./resume-release";
import { settleObligation } from "./settle-obligation";
import { startDeployment } from "./start-deployment";
import { startRollback } from "./start-rollback";
import type { ReleaseState } from "./state";

export type LifecycleCommand = Extract<
  ReleaseCommand,
  {
    type:
      | "release.plan"
      | "release.edit"
      | "release.move"
      | "roster.change"
      | "gate.apply-rule"
      | "deployment.start"
      | "release.hold"
      | "release.resume"
      | "release.cancel"
      | "rollback.start"
      | "rollback.change-method"
      | "obligation.settle"
      | "obligation.change";
  }
>;

/** Plan, people and course of a release. An API token changes none of it: machines tick with evidence and never decide. */
export function decideLifecycle(state: ReleaseState, command: LifecycleCommand, context: CommandContext): Decision {
  if (context.actor.kind !== "person") return refused(refusal("not-permitted", "Only a person can do this, in their own session."));
  switch (command.type) {
    case "release.plan":
      return planRelease(state, context);
    case "release.edit":
      return editRelease(state, command, context);
    case "release.move":
      return moveRelease(state, command, context);
    case "roster.change":
      return changeRoster(state, command, context);
    case "gate.apply-rule":
      return applyRule(state, command, context);
    case "deployment.start":
      return startDeployment(state, context);
    case "release.hold":
      return holdRelease(state, command, context);
    case "release.resume":
      return resumeRelease(state, command, context);
    case "release.cancel":
      return cancelRelease(state, command, context);
    case "rollback.start":
      return withValidation(startRollback(state, command, context), state);
    case "rollback.change-method":
      return changeRollbackMethod(state, command, context);
    case "obligation.settle":
      return settleObligation(state, command, context);
    case "obligation.change":
      return changeObligation(state, command, context);
  }
}

/** Not in the file of the rule: the browser asks that one whether somebody may, and needs no texts of items. */
function withValidation(decision: Decision, state: ReleaseState): Decision {
  return decision.ok ? done(...decision.events, ...missingValidation(state)) : decision;
}
