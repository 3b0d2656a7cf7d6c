import type { ReleaseStatus } from "./state";

/** The words people read, as they stand in the middle of a sentence: "The release is on hold." */
export const STATUS_NAMES: Record<ReleaseStatus, string> = {
  draft: "a draft",
  planned: "planned",
  preparing: "in preparation",
  ready: "ready",
  deploying: "deploying",
  verifying: "verifying",
  deployed: "deployed",
  completed: "completed",
  "on-hold": "on hold",
  "rolling-back": "rolling back",
  "rolled-back": "rolled back",
  cancelled: "cancelled",
};
