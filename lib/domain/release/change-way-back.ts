import { databaseWayBack } from "@/lib/domain/tailoring/guide/way-back";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "./command";
import { firstRefusal, type Guard, needsPermission, needsStatus, needsText, refusal, refused } from "./guard";
import type { Rollback, StepRun } from "./rollback-record";
import { rollbackSteps } from "./rollback-steps";
import type { RollbackStep } from "./rollback-ways";
import type { ReleaseState } from "./state";

type CommandOf<Type extends ReleaseCommand["type"]> = Extract<ReleaseCommand, { type: Type }>;
type Rolling = ReleaseState & { readonly rollback: Rollback };

/** Whether somebody, or a machine, may say that a step of the way back was run: whoever ticks items, until the rollback is closed. */
export const mayRunStep: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "item.tick", "say that a step was run"),
    () => needsStatus(state, ["rolling-back"], "have steps of a rollback"),
  );

/** Whether somebody may choose another method: whoever may roll back, until the rollback is closed. */
export const mayChangeMethod: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "rollback.start", "change how it is rolled back"),
    () => needsStatus(state, ["rolling-back"], "have the method of a rollback"),
  );

/**
 * Says that a step was run, or takes that back. Refuses a step of another method than the present one as stale, since it says nothing of the
 * way that is gone now. What is so already is a success without an event.
 */
export function setRollbackStep(state: ReleaseState, command: CommandOf<"rollback.set-step">, context: CommandContext): Decision {
  const { step, method, isRun } = command;
  const objection = firstRefusal(
    () => mayRunStep(state, context),
    () => needsMethod(state, method),
  );
  if (objection) return refused(objection);
  if (!isRolling(state)) return done();
  const found = stepOf(state, step);
  if (!found) return refused(refusal("not-found", "This way back has no such step.", { path: "step" }));
  const isSo = findRun(state.rollback, { method: found.method, step }) !== null;
  if (isSo === isRun) return done();
  const { text, command: run } = found.step;
  return done({ type: "rollback.step-set", payload: { method: found.method, step, isRun, words: run ?? text } });
}

/** Chooses another method, with a reason. What was run of the one before stays in the record. */
export function changeRollbackMethod(state: ReleaseState, command: CommandOf<"rollback.change-method">, context: CommandContext): Decision {
  const method = command.method.trim();
  const objection = firstRefusal(
    () => mayChangeMethod(state, context),
    () => needsMethod(state, command.seen),
    () => needsText(command.method, "method", "Say how it is rolled back."),
    () => (method === state.rollback?.method ? refusal("invalid", "It is rolled back like this already.", { path: "method" }) : null),
    () => needsText(command.reason, "reason", "Say why it is rolled back otherwise."),
  );
  if (objection) return refused(objection);
  return done({ type: "rollback.method-changed", payload: { method, before: command.seen, reason: command.reason.trim() } });
}

/** When and by whom a step was run; null while it was not. */
export function findRun({ runs = [] }: Pick<Rollback, "runs">, { method, step }: Pick<StepRun, "method" | "step">): StepRun | null {
  return runs.find((run) => run.method === method && run.step === step) ?? null;
}

function needsMethod({ rollback }: ReleaseState, seen: string) {
  if (!rollback || rollback.method === seen) return null;
  return refusal("stale", `It is rolled back otherwise now: ${rollback.method}.`, {
    path: "method",
    details: { present: rollback.method },
  });
}

/** A step of the method, or of the way back of the database where that is no item of the checklist. */
function stepOf(state: Rolling, key: string): { method: string | null; step: RollbackStep } | null {
  const { method } = state.rollback;
  const step = rollbackSteps(state.details, method).find((one) => one.key === key);
  if (step) return { method, step };
  const ofDatabase = databaseWayBack(state)?.points.find((one) => one.key === key && !one.isItem);
  return ofDatabase ? { method: null, step: ofDatabase } : null;
}

const isRolling = (state: ReleaseState): state is Rolling => state.rollback !== null;
