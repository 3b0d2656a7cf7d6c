import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { RosterEntry } from "@/lib/domain/release/state";
import { mergeRequirements } from "./merge-requirements";
import type { Criticality, Requirement, TemplatePhase } from "./template";

/** What a template says of the gate of one phase. */
export type GateRule = Pick<TemplatePhase, "key" | "kind" | "gate">;

type Question = {
  /** Of all phases of the template. */
  readonly rules: readonly GateRule[];
  readonly criticality: Criticality;
  readonly roster: readonly RosterEntry[];
};

/**
 * Who must sign each gate of a release of this criticality with these people, by phase: policies merged by the highest count
 * per role (SIGNOFF rule 1). Without a commander the deployer closes a rollback with the approver ("Which gates are signed").
 */
export function requirementsByPhase(question: Question): ReadonlyMap<string, Requirement[]> {
  const withCommander = hasCommander(question);
  return new Map(
    question.rules.map((rule) => {
      const requirements = requirementsOf(rule, question.criticality);
      return [rule.key, rule.kind === "rollback" && !withCommander ? withoutCommander(requirements) : requirements];
    }),
  );
}

/** `1 × Deployer, 2 × Approver`; empty where nobody signs. */
export function requirementsText(requirements: readonly Requirement[]): string {
  return requirements.map(({ role, count }) => `${count} × ${RELEASE_ROLE_NAMES[role]}`).join(", ");
}

/** Somebody is commander, or a gate ahead needs one, so that there will be one. */
function hasCommander({ rules, criticality, roster }: Question): boolean {
  if (roster.some((entry) => entry.role === "commander")) return true;
  return rules.some((rule) => rule.kind === "forward" && requirementsOf(rule, criticality).some(asksCommander));
}

function requirementsOf({ gate }: GateRule, criticality: Criticality): Requirement[] {
  if (gate.kind === "closed") return [];
  return mergeRequirements(gate.base, criticality === "critical" ? gate.critical : []);
}

function asksCommander(requirement: Requirement): boolean {
  return requirement.role === "commander";
}

function withoutCommander(requirements: readonly Requirement[]): Requirement[] {
  return mergeRequirements(
    requirements.map((requirement) => (asksCommander(requirement) ? { ...requirement, role: "deployer" } : requirement)),
  );
}
