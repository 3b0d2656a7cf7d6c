import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import type { ReleaseDetails } from "./state";

/** One step of a way back: what to do, and the command that does it or shows that it worked. */
export type RollbackStep = { readonly text: string; readonly command: string | null };

const STEPS: Readonly<Record<string, readonly RollbackStep[]>> = {
  "Undo the rollout": [
    { text: "Put the previous revision back", command: "kubectl rollout undo deployment/{{service}} -n {{namespace}}" },
    { text: "Follow it to its end", command: "kubectl rollout status deployment/{{service}} -n {{namespace}}" },
  ],
  "Return Git to the previous revision": [
    { text: "Take back the commit that raised the version; COMMIT is its hash", command: 'git revert --no-edit "$COMMIT"' },
    { text: "Hand it to the controller", command: "git push" },
    { text: "See the previous version come up", command: "kubectl rollout status deployment/{{service}} -n {{namespace}}" },
  ],
  "Switch traffic back to Blue": [
    { text: "Point the service or the load balancer at Blue", command: null },
    { text: "See which pods it selects now", command: "kubectl get service {{service}} -n {{namespace}} -o jsonpath='{.spec.selector}'" },
    { text: "Leave Green standing without traffic until the cause is found", command: null },
  ],
  "Abort the canary and return to stable": [
    { text: "Take the traffic off the canary", command: "kubectl argo rollouts abort {{service}} -n {{namespace}}" },
    { text: "Put the stable version back", command: "kubectl argo rollouts undo {{service}} -n {{namespace}}" },
    { text: "Watch it arrive", command: "kubectl argo rollouts get rollout {{service}} -n {{namespace}} -w" },
  ],
  "Switch the flag off": [
    { text: "Switch the flag off for everybody; nothing is deployed", command: null },
    { text: "See that nobody gets the new behaviour any more", command: null },
  ],
};

/**
 * The steps of a way back with the values of the release filled in. Empty for a method in somebody's own words: the release's
 * rollback plan says how that goes. Source: RBK methods.
 */
export function rollbackSteps(details: ReleaseDetails, method: string): RollbackStep[] {
  const values = snippetValues(details);
  // Somebody's own words may be the name of something that every object has.
  const steps = Object.hasOwn(STEPS, method) ? STEPS[method] : undefined;
  return (steps ?? []).map(({ text, command }) => ({ text, command: command && fillSnippet(command, values) }));
}
