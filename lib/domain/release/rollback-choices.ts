import type { ReleaseDetails } from "./state";

/** Something on which a release is rolled back at once. `people` criteria are seen by people only; `measured` ones have a limit. */
export type RollbackCriterion = { readonly key: string; readonly text: string; readonly seenBy: "measured" | "people" };

/** The reasons to pick from in the rollback dialog, most frequent first; another one may be written. Source: RBK criteria and triggers. */
export const ROLLBACK_CRITERIA: readonly RollbackCriterion[] = [
  { key: "error-rate", text: "Error rate more than 5 points above the baseline", seenBy: "measured" },
  { key: "latency-p95", text: "p95 response time more than 25 % above the baseline", seenBy: "measured" },
  { key: "latency-p99", text: "p99 response time more than twice the baseline", seenBy: "measured" },
  { key: "health-checks", text: "Health checks failed 3 times in a row", seenBy: "measured" },
  { key: "restarts", text: "A pod restarted more than 5 times in 5 minutes", seenBy: "measured" },
  { key: "resources", text: "Out-of-memory kills or CPU throttling", seenBy: "measured" },
  { key: "critical-function", text: "A critical function is broken, such as payment or sign-in", seenBy: "people" },
  { key: "data-loss", text: "Data was lost or corrupted", seenBy: "people" },
  { key: "security", text: "The release opened a security hole", seenBy: "people" },
  { key: "compliance", text: "The release breaks a compliance rule", seenBy: "people" },
  { key: "migration", text: "The database migration failed", seenBy: "people" },
  { key: "cascade", text: "The failure spreads to services that depend on this one", seenBy: "people" },
  { key: "customer-reports", text: "Customers report more critical problems than agreed", seenBy: "people" },
];

/** The ways back that fit a strategy, the best one first. Source: RBK methods. */
export const ROLLBACK_METHODS: Record<ReleaseDetails["strategy"], readonly string[]> = {
  rolling: ["Undo the rollout", "Return Git to the previous revision"],
  "blue-green": ["Switch traffic back to Blue", "Return Git to the previous revision"],
  canary: ["Abort the canary and return to stable", "Return Git to the previous revision"],
  "feature-flag": ["Switch the flag off", "Undo the rollout"],
};

/** What the rollback dialog preselects: the method planned for the release, else the best one for its strategy. */
export function preferredRollbackMethod(details: Pick<ReleaseDetails, "strategy" | "rollbackMethod">): string {
  return details.rollbackMethod.trim() || (ROLLBACK_METHODS[details.strategy][0] ?? "");
}
