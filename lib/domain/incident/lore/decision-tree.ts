import type { RollbackCriterion } from "@/lib/domain/release/rollback-choices";

/** What the tree can come to, from the most to the least drastic. */
export const OUTCOMES = {
  "roll-back": "Roll back",
  mitigate: "Mitigate",
  watch: "Watch",
} as const;
export type OutcomeKey = keyof typeof OUTCOMES;

type Outcome = { readonly outcome: OutcomeKey; readonly why: string };
type Branch = Outcome | { readonly ask: QuestionKey };

export type Question = {
  readonly question: string;
  /** How to find out, and how to answer in doubt. */
  readonly hint: string;
  readonly yes: Branch;
  readonly no: Branch;
  /** The criteria for rolling back that it asks for; their keys in `ROLLBACK_CRITERIA`. */
  readonly criteria: readonly RollbackCriterion["key"][];
};

export const QUESTION_KEYS = [
  "release-suspected",
  "lasting-harm",
  "migration-failed",
  "critical-or-spreading",
  "limits-crossed",
  "version-unstable",
  "reports-over-limit",
  "harm-can-be-limited",
  "getting-worse",
  "noticed-anyway",
] as const;
export type QuestionKey = (typeof QUESTION_KEYS)[number];

export const FIRST_QUESTION: QuestionKey = "release-suspected";

/**
 * The way to a decision on rolling back, as data. It proposes; deployer, approver or commander decide.
 * Source: INC3.03, "Rollback Decision Criteria" and "Automated Rollback Triggers" of the reference.
 */
export const DECISION_TREE: Record<QuestionKey, Question> = {
  "release-suspected": {
    question: "Could the release have caused it?",
    hint: "Yes unless it is proven that it began earlier or has another cause: the same symptom on the old version, or a known outage elsewhere.",
    criteria: [],
    yes: { ask: "lasting-harm" },
    no: { ask: "noticed-anyway" },
  },
  "lasting-harm": {
    question: "Is data lost or corrupted, a security hole open or a compliance rule broken?",
    hint: "A single proven case is enough. In doubt, yes.",
    criteria: ["data-loss", "security", "compliance"],
    yes: { outcome: "roll-back", why: "Each minute adds harm that cannot be undone later." },
    no: { ask: "migration-failed" },
  },
  "migration-failed": {
    question: "Did a database migration fail?",
    hint: "Failed, stuck, or applied in part. Stop the deployment first, then answer.",
    criteria: ["migration"],
    yes: { outcome: "roll-back", why: "Application and database no longer fit each other; both go back, the database by its playbook." },
    no: { ask: "critical-or-spreading" },
  },
  "critical-or-spreading": {
    question: "Is a critical function broken, or does the failure spread to other services?",
    hint: "Payment, sign-in, or what this service calls critical; and the alerts of those that depend on it.",
    criteria: ["critical-function", "cascade"],
    yes: { outcome: "roll-back", why: "What people cannot do without comes first; the cause can be found on the old version too." },
    no: { ask: "limits-crossed" },
  },
  "limits-crossed": {
    question: "Are errors more than 5 points, or p95 more than 25 %, above the baseline, or p99 above twice of it?",
    hint: "Compare with the readings from before the deployment, over the same length of time.",
    criteria: ["error-rate", "latency-p95", "latency-p99"],
    yes: { outcome: "roll-back", why: "The limits were agreed in calm. Nobody needs to argue them now." },
    no: { ask: "version-unstable" },
  },
  "version-unstable": {
    question: "Did health checks fail 3 times in a row, pods restart more than 5 times in 5 minutes, or run out of memory or CPU?",
    hint: "Out-of-memory kills and CPU throttling on pods of the new version.",
    criteria: ["health-checks", "restarts", "resources"],
    yes: { outcome: "roll-back", why: "A version that cannot stay up gets no better by waiting." },
    no: { ask: "reports-over-limit" },
  },
  "reports-over-limit": {
    question: "Do customers report more critical problems than agreed?",
    hint: "Support counts them. What was agreed stands in the release.",
    criteria: ["customer-reports"],
    yes: { outcome: "roll-back", why: "Customers see it even where our own figures do not." },
    no: { ask: "harm-can-be-limited" },
  },
  "harm-can-be-limited": {
    question: "Can the harm be limited within minutes without a new version?",
    hint: "Switch off a flag, add replicas, open a circuit breaker, clear a cache, block one kind of request.",
    criteria: [],
    yes: { outcome: "mitigate", why: "It helps sooner than a rollback and can be undone. If it does not help, ask again from the start." },
    no: { ask: "getting-worse" },
  },
  "getting-worse": {
    question: "Is it getting worse?",
    hint: "Compare the last two readings, 5 minutes apart at least. Without two readings, yes.",
    criteria: [],
    yes: { outcome: "roll-back", why: "Nothing limits it and it grows: going back now is cheaper than going back later." },
    no: { outcome: "watch", why: "It is under every limit and steady. Look again before the next update is due." },
  },
  "noticed-anyway": {
    question: "Do customers notice it?",
    hint: "Failing or slow requests on what they do most, or reports to support.",
    criteria: [],
    yes: { outcome: "mitigate", why: "Rolling back would not cure it. Limit the harm by the playbook that fits." },
    no: { outcome: "watch", why: "Neither the release nor customers are concerned. Look again before the next update is due." },
  },
};

export type Answers = { readonly [key in QuestionKey]?: boolean };

export type Walk = {
  /** The questions on the way, in order; the last one is `next` where that is not null. */
  readonly path: readonly QuestionKey[];
  /** What to ask now; null once there is an outcome. */
  readonly next: QuestionKey | null;
  readonly outcome: Outcome | null;
};

/** Follows the answers from the first question to an outcome or to the first question without an answer. Others are ignored. */
export function walk(answers: Answers): Walk {
  const path: QuestionKey[] = [];
  let key = FIRST_QUESTION;
  // No question is asked twice, so that a slip in the data ends the walk rather than the page.
  while (!path.includes(key)) {
    path.push(key);
    const answer = answers[key];
    if (answer === undefined) return { path, next: key, outcome: null };
    const branch = DECISION_TREE[key][answer ? "yes" : "no"];
    if ("outcome" in branch) return { path, next: null, outcome: branch };
    key = branch.ask;
  }
  return { path, next: null, outcome: null };
}
