import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import { phasesLike } from "@/lib/domain/checklist/template-for";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import type { ReleaseState } from "@/lib/domain/release/state";
import { type GatePolicy, withPolicies } from "@/lib/domain/sign-off/gate-policy";

/**
 * The gates of the newest version of the template that a release was made from, its own stages and what its team asks for beside them
 * included; null where that is gone.
 */
export function rulesInForce(
  { details, phases }: Pick<ReleaseState, "details" | "phases">,
  policies: Policies = [],
): readonly GateRule[] | null {
  const template = findTemplate(details.template.key);
  return template && withPolicies(phasesLike(template, phases), policies);
}

/** What a team asks for at the gates of a release's checklist. */
export type Policies = readonly Pick<GatePolicy, "phase" | "requirements">[];
