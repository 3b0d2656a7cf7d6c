import type { RollbackStep } from "@/lib/domain/release/rollback-ways";

export type RollbackMethodGuide = {
  readonly key: string;
  /** Where the guide tells of it. */
  readonly heading: string;
  /** The way that the rollback room offers for it, whose steps are in `rollbackSteps`. */
  readonly method: string;
  /** What the guide has besides: other commands to the same end, and what comes after. Commands hold the placeholders of snippets. */
  readonly besides: readonly RollbackStep[];
};

/** Source: "Rollback Methods by Deployment Type" of the guide. */
export const ROLLBACK_METHOD_GUIDES: readonly RollbackMethodGuide[] = [
  {
    key: "rolling",
    heading: "Kubernetes Rolling Update Rollback",
    method: "Undo the rollout",
    besides: [
      {
        text: "Find the revision to return to, where it is not the last one",
        command: "kubectl rollout history deployment/{{service}} -n {{namespace}}",
      },
      {
        text: "Return to it; REVISION is its number",
        command: 'kubectl rollout undo deployment/{{service}} -n {{namespace}} --to-revision="$REVISION"',
      },
    ],
  },
  {
    key: "blue-green",
    heading: "Blue-Green Rollback",
    method: "Switch traffic back to Blue",
    besides: [
      { text: "Watch errors and response times until they are those of before", command: null },
      {
        text: "Look for the cause in Green, which nobody uses now",
        command: "kubectl logs -n {{namespace}} -l app={{service}} --since=1h --tail=-1 --prefix",
      },
      { text: "Leave Blue in service until the cause is mended", command: null },
    ],
  },
  {
    key: "canary",
    heading: "Canary Rollback (Argo Rollouts)",
    method: "Abort the canary and return to stable",
    besides: [
      { text: "Do not wait for the stages on the way back", command: "kubectl argo rollouts promote {{service}} -n {{namespace}} --full" },
    ],
  },
  {
    key: "feature-flag",
    heading: "Feature Flag Rollback",
    method: "Switch the flag off",
    besides: [{ text: "Watch the figures until they show that it was the feature", command: null }],
  },
  {
    key: "argo-cd",
    heading: "GitOps Rollback (ArgoCD/Flux)",
    method: "Return Git to the previous revision",
    besides: [
      { text: "Where Git has to wait: find the deployment to return to", command: "argocd app history {{service}}" },
      { text: "Return to it, with automatic sync off; REVISION is its number", command: 'argocd app rollback {{service}} "$REVISION"' },
    ],
  },
  {
    key: "flux",
    heading: "GitOps Rollback (ArgoCD/Flux)",
    method: "Return Git to the previous revision",
    besides: [{ text: "Do not wait for the next round of Flux", command: "flux reconcile kustomization {{service}} --with-source" }],
  },
];
