import type { CONDITIONS } from "@/lib/domain/checklist/templates/conditions";
import type { Fact } from "./profile";
import type { Strategy } from "./strategy-reasons";

type Known = { readonly facts: ReadonlySet<Fact>; readonly strategy: Strategy };
type ConditionId = (typeof CONDITIONS)[keyof typeof CONDITIONS]["id"];
/** What answers a condition: a fact, or something else in words. Null: only people on the release know. */
type Answer = Fact | { readonly holds: (known: Known) => boolean; readonly yes: string; readonly no: string } | null;

/** How the profile answers the conditions of template items. One id means the same in every template. */
export const CONDITION_ANSWERS: Record<ConditionId, Answer> = {
  "database-migration": "database-migration",
  "database-change": "database-migration",
  "user-impact": "user-visible",
  "status-page": "user-visible",
  "git-ops": "git-ops",
  "feature-flags": "feature-flagged",
  "traffic-switch": {
    holds: ({ strategy }) => strategy === "blue-green" || strategy === "canary",
    yes: "traffic is moved on purpose",
    no: "traffic follows readiness",
  },
  "automated-analysis": "rollout-controller",
  "manual-approval": null,
  "previous-kept": null,
  "time-for-tests": null,
  "temporary-fix": null,
  "missed-by-alerts": null,
};

/** The answer for a condition of a template; null also for one that a team wrote itself. */
export function answerFor(id: string): Answer {
  return Object.hasOwn(CONDITION_ANSWERS, id) ? CONDITION_ANSWERS[id as ConditionId] : null;
}
