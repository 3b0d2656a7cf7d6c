import type { ReleaseDetails, ReleaseStatus } from "@/lib/domain/release/state";
import { type Instant, toMs } from "@/lib/domain/time/instant";

/** A release that reached T-0 in production, as it was recorded: what every figure of delivery is made of. */
export type Deployment = {
  readonly id: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly strategy: ReleaseDetails["strategy"];
  readonly status: ReleaseStatus;
  readonly t0: Instant;
  /** When the oldest commit that it brings was made; null where nobody said so. */
  readonly firstCommitAt: Instant | null;
  /** The decision to roll back and when the service worked again (ADR 61); null where it was not rolled back. */
  readonly rollback: { readonly decidedAt: Instant; readonly restoredAt: Instant | null } | null;
  /** The version of the hotfix that had to follow while this one ran; null where none did. */
  readonly hotfix: string | null;
  /** A gate of it was opened without its sign-offs. */
  readonly brokeGlass: boolean;
};

/** Whether it did harm: it was rolled back, or a hotfix of its service was the next to stay. */
export function hasFailed({ rollback, hotfix }: Pick<Deployment, "rollback" | "hotfix">): boolean {
  return rollback !== null || hotfix !== null;
}

/** Whole minutes from its first commit to T-0; null where no first commit is known, or one after T-0 was named. */
export function leadMinutes({ firstCommitAt, t0 }: Pick<Deployment, "firstCommitAt" | "t0">): number | null {
  return firstCommitAt === null || firstCommitAt > t0 ? null : minutesBetween(firstCommitAt, t0);
}

/** Whole minutes from the decision to roll back until the service worked again; null where it did not roll back, or nobody saw it work. */
export function restoreMinutes({ rollback }: Pick<Deployment, "rollback">): number | null {
  if (!rollback || rollback.restoredAt === null) return null;
  return Math.max(0, minutesBetween(rollback.decidedAt, rollback.restoredAt));
}

export const minutesBetween = (from: Instant, to: Instant): number => Math.floor((toMs(to) - toMs(from)) / 60_000);

/** What of the deployment history is looked at: everything, or what a figure was made of. */
export const SHOWN_DEPLOYMENTS = ["all", "running", "lasting", "failed", "rolled-back", "hotfixed", "first-commit", "break-glass"] as const;
export type ShownDeployments = (typeof SHOWN_DEPLOYMENTS)[number];

export const SHOWN_NAMES: Record<ShownDeployments, string> = {
  all: "All outcomes",
  running: "Under way",
  lasting: "Stayed",
  failed: "Rolled back or hotfix needed",
  "rolled-back": "Rolled back",
  hotfixed: "Hotfix needed",
  "first-commit": "First commit known",
  "break-glass": "Break-glass used",
};

/** What became of a deployment. `lasting`: it is deployed, and neither rolled back nor followed by a hotfix so far. */
export type Outcome = "running" | "lasting" | "hotfixed" | "rolled-back";

export const OUTCOMES = ["running", "lasting", "hotfixed", "rolled-back"] as const satisfies readonly Outcome[];

export function outcomeOf({
  status,
  hotfix,
  rollback,
}: Pick<Deployment, "status" | "hotfix"> & { readonly rollback: object | null }): Outcome {
  if (rollback) return status === "rolled-back" ? "rolled-back" : "running";
  if (hotfix !== null) return "hotfixed";
  return status === "deployed" || status === "completed" ? "lasting" : "running";
}
