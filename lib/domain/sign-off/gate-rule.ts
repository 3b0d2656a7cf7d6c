import { whoCan } from "@/lib/domain/access/who-can";
import { type GateRule, requirementsByPhase, requirementsText } from "@/lib/domain/checklist/gate-rules";
import type { Requirement } from "@/lib/domain/checklist/template";
import type { CommandContext, Refusal } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { type ActionContext, refusal } from "@/lib/domain/release/guard";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { dutiesOf } from "./eligibility";
import { isUsed, ruleOf } from "./gate-order";
import { endRow, standingRows } from "./sign-off-rows";
import { checkStaffing } from "./staffing";

/** A gate, and who must sign it by the rule in force, which is not what the release holds. */
export type NewRule = { readonly phase: PhaseState; readonly requirements: readonly Requirement[] };

type Rules = readonly GateRule[] | null;

/**
 * The gates for which the rule in force differs from the one that the release was made with. Nothing applies it by itself.
 * `rules` are those of the newest version of the template; null where they are not known. Source: SIGNOFF rule 2.
 */
export function newRules(state: Pick<ReleaseState, "phases" | "details" | "roster">, rules: Rules): NewRule[] {
  if (rules === null) return [];
  const inForce = requirementsByPhase({ rules, criticality: state.details.criticality, roster: state.roster });
  return state.phases.flatMap((phase) => {
    const requirements = inForce.get(phase.key);
    return requirements && !isSameValue(requirements, ruleOf(phase)) ? [{ phase, requirements }] : [];
  });
}

/** As `newRules`, for one gate; null where there is nothing to apply. */
export function newRuleOf(state: ReleaseState, phaseKey: string, rules: Rules): NewRule | null {
  return newRules(state, rules).find(({ phase }) => phase.key === phaseKey) ?? null;
}

/** Refuses a rule for a gate that was used, and one that the people of the release cannot satisfy. Source: SIGNOFF rules 2 and 4. */
export function checkNewRules(state: ReleaseState, changes: readonly NewRule[], members: ActionContext["members"]): Refusal | null {
  const used = changes.find(({ phase }) => isUsed(state, phase));
  if (used) {
    return refusal(
      "wrong-state",
      `${used.phase.code} is closed, and what it allowed has happened. Its rule stays the one it was closed by.`,
      {
        path: `phases.${used.phase.key}`,
      },
    );
  }
  // A draft may still have gaps; its people are judged when it is planned.
  if (state.status === "draft") return null;
  const phases = changes.map(({ phase, requirements }) => ({ ...phase, requirements }));
  const staffing = checkStaffing({ ...dutiesOf(state), phases, members, track: state.details.template.track });
  if (staffing.ok) return null;
  const text = staffing.problems.map((problem) => problem.text).join(" ");
  return refusal("unsatisfiable", `${text} ${whoCan("release.edit", state.roster)} can change the roster.`, {
    path: "roster",
    details: { problems: staffing.problems },
  });
}

/** Puts the rules into the release and resets their gates: a closed one opens, and what was given for it ends. */
export function newRuleEvents(state: ReleaseState, changes: readonly NewRule[], context: CommandContext): ReleaseEvent[] {
  return changes.flatMap(({ phase, requirements }): ReleaseEvent[] => {
    const before = ruleOf(phase);
    const because = `Who must sign: ${requirementsText(before) || "nobody"}, now ${requirementsText(requirements) || "nobody"}`;
    const rows = standingRows(state, phase.key).map((row) =>
      endRow(row, { kind: "superseded", because, id: context.newId(), at: context.now }),
    );
    return [
      { type: "gate.rule-applied", payload: { phase: phase.key, requirements, before } },
      ...rows.map((row): ReleaseEvent => ({ type: "sign-off.recorded", payload: { row } })),
    ];
  });
}
