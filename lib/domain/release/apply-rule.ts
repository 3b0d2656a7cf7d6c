import { checkNewRules, newRuleEvents, newRuleOf } from "@/lib/domain/sign-off/gate-rule";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "./command";
import { mayEdit } from "./edit-release";
import { type ActionContext, firstRefusal, refusal, refused } from "./guard";
import { isSameValue } from "./same-value";
import type { ReleaseState } from "./state";

/** Why this person cannot apply the rule in force to a gate now; null if they can. The button asks this too. */
export function whyNotApplyRule(state: ReleaseState, phaseKey: string, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => mayEdit(state, context),
    () => {
      const change = newRuleOf(state, phaseKey, context.rules);
      return change && checkNewRules(state, [change], context.members);
    },
  );
}

/**
 * Puts the rule in force on one gate in place of the one that the release was made with, and resets that gate. Refused: the
 * gate was used, the roster cannot satisfy the rule, the rule is another than the person saw. Applying it again changes
 * nothing. Source: SIGNOFF rule 2.
 */
export function applyRule(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "gate.apply-rule" }>,
  context: CommandContext,
): Decision {
  const phase = state.phases.find((one) => one.key === command.phase);
  if (!phase) return refused(refusal("not-found", "This release has no such phase.", { path: "phase" }));
  const objection = whyNotApplyRule(state, command.phase, context);
  if (objection) return refused(objection);
  const change = newRuleOf(state, command.phase, context.rules);
  if (!isSameValue(command.requirements, change?.requirements ?? phase.requirements)) {
    const present = change?.requirements ?? phase.requirements;
    return refused(refusal("stale", "The rule in force is another now. Look at it and apply it again.", { details: { present } }));
  }
  return done(...newRuleEvents(state, change ? [change] : [], context));
}
