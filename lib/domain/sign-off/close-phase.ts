import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand, refuse } from "@/lib/domain/release/command";
import { needsPermission, needsText, refusal, refused } from "@/lib/domain/release/guard";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { phaseDueAt } from "@/lib/domain/time/axis";
import { sentenceOf } from "./can-sign";
import { whyNoPerson } from "./denied";
import { evaluateGate } from "./evaluate-gate";
import { hasCome } from "./expiry";
import { isSigned } from "./gate-order";
import { hasRequiredItems } from "./open-items";

type CloseCommand = Extract<ReleaseCommand, { type: "phase.close" }>;

/**
 * The deployer closes a phase that nobody signs, once its required items are resolved. Before its time, or with nothing
 * required in it, that needs a reason. Closing what is closed changes nothing. Source: SIGNOFF rule 3, "Which gates are signed".
 */
export function closePhase(state: ReleaseState, command: CloseCommand, context: CommandContext): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refuse("not-found", "This release has no such phase.", { path: "phase" });
  const noPerson = whyNoPerson(context);
  if (noPerson) return refuse(noPerson.code, "Only a person can close a phase, in their own session.");
  const denied = needsPermission(state, context, "phase.close", "close a phase");
  if (denied) return refused(denied);
  if (phase.status === "closed") return done();
  const objection = whyNotClose(state, phase, context) ?? whyNoReason(state, { phase, command }, context);
  if (objection) return refused(objection);
  const { id, name, initials } = context.actor;
  const closing = { at: context.now, by: { id, name, initials }, how: "act", reason: command.reason?.trim() || null } as const;
  return done({ type: "phase.closed", payload: { phase: phase.key, closing } });
}

/** Why closing this phase now takes a reason; null where it takes none. For the dialog as well as for the command. */
export function whyReasonToClose(state: ReleaseState, phase: PhaseState, now: string): string | null {
  if (!hasRequiredItems(state, phase)) return `Nothing is required in ${phase.code}. Say why it is closed.`;
  const dueAt = phaseDueAt(phase, state);
  return dueAt && !hasCome(dueAt, now) ? `${phase.code} is not due yet. Say why it is closed now.` : null;
}

function whyNotClose(state: ReleaseState, phase: PhaseState, context: CommandContext): Refusal | null {
  if (phase.status === "hidden") return refusal("wrong-state", "The rollback was not started.");
  if (isSigned(phase)) {
    return refusal("wrong-state", `${phase.code} is signed, not closed: it closes by itself when all sign-offs are in.`);
  }
  const conditions = evaluateGate({ ...context, state, phase }).conditions.filter((one) => one.code !== "not-closed");
  const [first] = conditions;
  if (!first) return null;
  const more = conditions.length > 1 ? ` ${conditions.length - 1} more to do before it can be closed.` : "";
  return refusal("gate-closed", `${sentenceOf(first)}${more}`, { details: { conditions } });
}

function whyNoReason(
  state: ReleaseState,
  { phase, command }: { phase: PhaseState; command: CloseCommand },
  { now }: CommandContext,
): Refusal | null {
  const asked = whyReasonToClose(state, phase, now);
  if (!asked && !command.reason?.trim()) return null;
  return needsText(command.reason, "reason", asked ?? "");
}
