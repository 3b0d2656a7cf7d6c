import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import { type MethodStep, ROLLBACK_WAYS, type RollbackWay } from "./rollback-ways";
import type { ReleaseDetails } from "./state";

const OWN_WORDS: RollbackWay = { tool: null, steps: [] };

/**
 * How a release goes back by a method, on the platform that its answers name, with its values filled in; without answers as on Kubernetes. No
 * steps for a method in somebody's own words: the release's rollback plan says how that goes. Source: RBK methods.
 */
export function rollbackWay(details: ReleaseDetails, method: string): RollbackWay {
  const values = snippetValues(details);
  // Somebody's own words may be the name of something that every object has.
  const ways = Object.hasOwn(ROLLBACK_WAYS, method) ? ROLLBACK_WAYS[method] : undefined;
  const { tool, steps } = ways?.[details.profile?.platform ?? "kubernetes"] ?? OWN_WORDS;
  return { tool, steps: steps.map((one) => ({ ...one, command: one.command && fillSnippet(one.command, values) })) };
}

/** The steps of `rollbackWay`. */
export function rollbackSteps(details: ReleaseDetails, method: string): readonly MethodStep[] {
  return rollbackWay(details, method).steps;
}
