import type { MessageKind } from "./kind-names";
import type { Audience } from "./message";

/** What a message can say. Where the reference demands it of a kind, the kind lists it as required. */
export const FIELDS = {
  application: "Application",
  version: "Version",
  window: "Date and window",
  duration: "Duration",
  impact: "Impact",
  deployer: "Deployer",
  approver: "Approver",
  changes: "Changes",
  risks: "Risks and mitigation",
  rollbackPlan: "Rollback plan",
  onCall: "On call and escalation",
  updatesAt: "Where updates appear",
  emergencyContact: "Emergency contact",
  stage: "Stage",
  health: "Health checks",
  issues: "Issues",
  eta: "Expected completion",
  decision: "Decision",
  confirmation: "Result",
  dashboards: "Dashboards",
  behaviour: "Expected changes in behaviour",
  nextSteps: "Next steps",
  issue: "What is wrong",
  actions: "What is being done",
  nextUpdate: "Next update",
  timeline: "Timeline",
  cause: "Cause",
} as const;
export type FieldKey = keyof typeof FIELDS;

export type KindDefinition = {
  /** In the order in which they are read. */
  readonly required: readonly FieldKey[];
  readonly audiences: readonly Audience[];
  /** Heading of the reference that demands the content. */
  readonly source: string;
};

const EVERYBODY = ["engineering", "sre", "qa", "product", "support", "management"] as const satisfies readonly Audience[];
const WORKING = ["engineering", "sre", "qa", "support"] as const satisfies readonly Audience[];

/** Kinds of messages, what each has to say, and to whom it goes unless somebody chooses otherwise. */
export const KINDS: Record<MessageKind, KindDefinition> = {
  "pre-notice": {
    required: [
      "application",
      "version",
      "window",
      "duration",
      "impact",
      "deployer",
      "approver",
      "changes",
      "risks",
      "rollbackPlan",
      "onCall",
      "updatesAt",
      "emergencyContact",
    ],
    audiences: EVERYBODY,
    source: "Pre-Deployment Communication",
  },
  start: {
    required: ["application", "version", "stage", "eta", "deployer", "updatesAt"],
    audiences: EVERYBODY,
    source: "During Deployment Communication",
  },
  "status-update": {
    required: ["stage", "health", "issues", "eta", "decision"],
    audiences: WORKING,
    source: "During Deployment Communication",
  },
  completion: {
    required: ["confirmation", "health", "issues", "dashboards", "behaviour", "nextSteps"],
    audiences: EVERYBODY,
    source: "Post-Deployment Communication",
  },
  "customer-announcement": {
    required: ["changes", "behaviour", "emergencyContact"],
    audiences: ["customers"],
    source: "Post-Deployment Communication",
  },
  "report-24h": {
    required: ["confirmation", "health", "issues", "nextSteps"],
    audiences: EVERYBODY,
    source: "Post-Deployment Communication",
  },
  "rollback-notice": {
    required: ["issue", "impact", "actions", "eta", "nextUpdate"],
    audiences: EVERYBODY,
    source: "Incident Communication",
  },
  "incident-notice": {
    required: ["issue", "impact", "actions", "eta", "nextUpdate"],
    audiences: EVERYBODY,
    source: "Incident Communication",
  },
  "incident-update": {
    required: ["issue", "impact", "actions", "eta", "nextUpdate"],
    audiences: EVERYBODY,
    source: "Incident Communication",
  },
  resolution: {
    required: ["issue", "impact", "actions", "nextSteps"],
    audiences: EVERYBODY,
    source: "Incident Communication",
  },
  "post-incident-report": {
    required: ["issue", "impact", "timeline", "cause", "actions", "nextSteps"],
    audiences: EVERYBODY,
    source: "Incident Communication",
  },
};
