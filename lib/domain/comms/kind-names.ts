/** Apart from what each kind requires, because every room names messages and only whoever writes one needs the rest. */
export const MESSAGE_KINDS = [
  "pre-notice",
  "start",
  "status-update",
  "completion",
  "customer-announcement",
  "report-24h",
  "rollback-notice",
  "incident-notice",
  "incident-update",
  "resolution",
  "post-incident-report",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const KIND_NAMES: Record<MessageKind, string> = {
  "pre-notice": "48-hour notice",
  start: "Deployment started",
  "status-update": "15-minute update",
  completion: "Completion notice",
  "customer-announcement": "Customer announcement",
  "report-24h": "24-hour report",
  "rollback-notice": "Rollback notice",
  "incident-notice": "Incident notice",
  "incident-update": "Incident update",
  resolution: "Resolution",
  "post-incident-report": "Post-incident report",
};
