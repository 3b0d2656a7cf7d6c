import type { ReleaseCommand } from "./command";
import type { ReleaseEvent } from "./event";
import type { ReleaseStatus } from "./state";

/**
 * One row of the state machine of a release: in `from`, the event `event` leads to `to`. `command` is what a person asks
 * to bring it about; null where it follows from something else, which `because` names.
 */
export type Transition = {
  readonly from: ReleaseStatus;
  readonly command: LifecycleType | null;
  readonly event: ReleaseEvent["type"];
  readonly to: ReleaseStatus;
  readonly because: string;
};
type LifecycleType = Extract<
  ReleaseCommand["type"],
  "release.plan" | "deployment.start" | "release.hold" | "release.resume" | "release.cancel" | "rollback.start"
>;

const HOLDABLE = ["planned", "preparing", "ready", "deploying", "verifying"] as const;
const CANCELLABLE = ["draft", "planned", "preparing", "ready", "on-hold"] as const;
const ROLLABLE = ["deploying", "verifying", "deployed", "on-hold"] as const;

/**
 * Every way a release changes its status; what is not listed cannot happen. The commands, the buttons of the room and the
 * documentation are read from here. A release on hold goes back only to the status it was held in; it is cancelled only if
 * held before the deployment started, and rolled back only if held afterwards.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: "draft", command: "release.plan", event: "release.planned", to: "planned", because: "somebody planned it" },
  { from: "planned", command: null, event: "release.preparation-started", to: "preparing", because: "work on its checklist began" },
  { from: "preparing", command: null, event: "release.ready", to: "ready", because: "the go was given" },
  { from: "ready", command: null, event: "release.unready", to: "preparing", because: "the go fell" },
  { from: "ready", command: "deployment.start", event: "deployment.started", to: "deploying", because: "the deployer started it" },
  { from: "deploying", command: null, event: "deployment.verifying", to: "verifying", because: "the deployment phase was closed" },
  { from: "verifying", command: null, event: "release.deployed", to: "deployed", because: "its last phase was closed" },
  { from: "deployed", command: null, event: "release.completed", to: "completed", because: "nothing is owed any more" },
  ...HOLDABLE.map(
    (from): Transition => ({
      from,
      command: "release.hold",
      event: "release.held",
      to: "on-hold",
      because: "one person held it, or revoked a sign-off already acted upon",
    }),
  ),
  ...HOLDABLE.map(
    (to): Transition => ({ from: "on-hold", command: "release.resume", event: "release.resumed", to, because: "two people agreed" }),
  ),
  ...CANCELLABLE.map(
    (from): Transition => ({
      from,
      command: "release.cancel",
      event: "release.cancelled",
      to: "cancelled",
      because: "somebody cancelled it",
    }),
  ),
  ...ROLLABLE.map(
    (from): Transition => ({
      from,
      command: "rollback.start",
      event: "rollback.started",
      to: "rolling-back",
      because: "one person decided to roll back",
    }),
  ),
  { from: "rolling-back", command: null, event: "rollback.closed", to: "rolled-back", because: "the rollback was closed" },
];

/** Whether the table leads from one status to the other by any row. */
export function isTransition(from: ReleaseStatus, to: ReleaseStatus): boolean {
  return TRANSITIONS.some((row) => row.from === from && row.to === to);
}

/** The statuses in which a command can change the status. */
export function statusesFor(command: LifecycleType): readonly ReleaseStatus[] {
  return TRANSITIONS.filter((row) => row.command === command).map((row) => row.from);
}

/** Nothing more happens to the checklist, the plan or the roster of a release in one of these. */
export const FINAL_STATUSES = ["completed", "rolled-back", "cancelled"] as const satisfies readonly ReleaseStatus[];

export function isFinal(status: ReleaseStatus): boolean {
  return FINAL_STATUSES.some((one) => one === status);
}
