import { RELEASE_STATUSES, type ReleaseStatus } from "./state";
import { FINAL_STATUSES, isFinal } from "./transitions";

/** How lists gather releases. */
export const STATUS_GROUPS = ["in-flight", "planned", "finished"] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/** In flight is what people work on, what the release owes afterwards included. */
const GROUPED: Record<StatusGroup, readonly ReleaseStatus[]> = {
  "in-flight": ["preparing", "ready", "deploying", "verifying", "on-hold", "rolling-back", "deployed"],
  planned: ["draft", "planned"],
  finished: FINAL_STATUSES,
};

/** The statuses of a group; all of them without one. */
export function statusesOf(group: StatusGroup | null): readonly ReleaseStatus[] {
  return group ? GROUPED[group] : RELEASE_STATUSES;
}

/** Somebody committed to it and it is not over: what calendars, clocks and the home page look at. */
export const OPEN_STATUSES: readonly ReleaseStatus[] = RELEASE_STATUSES.filter((status) => status !== "draft" && !isFinal(status));
