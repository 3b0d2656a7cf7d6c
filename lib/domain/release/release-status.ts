import type { ClockState } from "@/lib/domain/time/clock";
import type { Instant } from "@/lib/domain/time/instant";
import type { PhaseState, ReleaseState, ReleaseStatus } from "./state";

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

/** As on the badge of the room and in lists. */
export const STATUS_LABELS: Record<ReleaseStatus, string> = {
  draft: "Draft",
  planned: "Planned",
  preparing: "In preparation",
  ready: "Ready",
  deploying: "Deploying",
  verifying: "Verifying",
  deployed: "Deployed",
  completed: "Completed",
  "on-hold": "On hold",
  "rolling-back": "Rolling back",
  "rolled-back": "Rolled back",
  cancelled: "Cancelled",
};

/** Names of the design tokens: `done` stands for `done`, `done-fg`, `done-soft` and so on. Source: DESIGN section 4. */
export type Tone = "todo" | "done" | "na" | "blocked" | "failed" | "brand";

/** Red is only for rolling back; once that is over nobody has to act on it any more, so it is grey again. */
export const STATUS_TONES: Record<ReleaseStatus, Tone> = {
  draft: "na",
  planned: "todo",
  preparing: "todo",
  ready: "done",
  deploying: "brand",
  verifying: "brand",
  deployed: "done",
  completed: "done",
  "on-hold": "blocked",
  "rolling-back": "failed",
  "rolled-back": "na",
  cancelled: "na",
};

/** How the T-clock of a release looks: amber on hold, red in a rollback, else by whether the deployment was started. */
export function clockStateOf(state: Pick<ReleaseState, "status" | "actualT0">): ClockState {
  if (state.status === "on-hold") return "hold";
  if (state.status === "rolling-back" || state.status === "rolled-back") return "rollback";
  return state.actualT0 === null ? "before" : "after";
}

/** When the T-clock stopped: with the hold, the end of the rollback or the last closing of a completed release. Null while it runs. */
export function clockStoppedAt(state: Pick<ReleaseState, "status" | "hold" | "rollback" | "phases">): Instant | null {
  if (state.status === "on-hold") return state.hold?.since ?? null;
  if (state.status === "rolled-back") return state.rollback?.closedAt ?? null;
  if (state.status !== "completed") return null;
  return state.phases.reduce<Instant | null>(
    (latest, { closed }) => (closed && (!latest || closed.at > latest) ? closed.at : latest),
    null,
  );
}

/**
 * The phase people are working in: the first forward phase that is not closed, or the rollback phase while rolling back.
 * Null once nothing is left to work on.
 */
export function currentPhase(state: Pick<ReleaseState, "status" | "phases">): PhaseState | null {
  const inOrder = [...state.phases].sort((a, b) => a.position - b.position);
  if (state.status === "rolling-back") return inOrder.find((phase) => phase.kind === "rollback" && phase.status === "open") ?? null;
  if (state.status === "rolled-back" || state.status === "cancelled" || state.status === "completed") return null;
  return inOrder.find((phase) => phase.kind === "forward" && phase.status !== "closed") ?? null;
}
