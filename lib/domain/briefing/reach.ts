import type { ReleaseState } from "@/lib/domain/release/state";
import { stageWords } from "@/lib/domain/stage/side-words";
import { stageBegan, stagesOf } from "@/lib/domain/stage/stage-time";

/** Whom the release reaches at this moment, in a word and a sentence. */
export type Reach = {
  readonly kind: "nobody" | "some" | "everybody" | "unclear";
  /** `25% of traffic`. */
  readonly title: string;
  readonly detail: string;
};

type ReachedRelease = Pick<ReleaseState, "status" | "hold" | "details" | "phases" | "actualT0" | "rollback">;

/** Whom the release reaches now, as far as its own record says: by its status, and of a canary by the stage that is open. */
export function reachOf(release: ReachedRelease): Reach {
  const { fromVersion, toVersion } = release.details;
  const status = release.status === "on-hold" ? (release.hold?.from ?? "on-hold") : release.status;
  switch (status) {
    case "draft":
    case "planned":
    case "preparing":
    case "ready":
      return { kind: "nobody", title: "Nobody yet", detail: "The deployment has not started." };
    case "cancelled":
      return { kind: "nobody", title: "Nobody", detail: "The release was cancelled." };
    case "rolling-back":
      return { kind: "unclear", title: "Being rolled back", detail: `Customers are going back to ${fromVersion}.` };
    case "rolled-back":
      return { kind: "nobody", title: "Nobody any more", detail: `Rolled back: customers have ${fromVersion} again.` };
    case "deploying":
    case "verifying":
    case "on-hold":
      return held(release, rollingOut(release));
    case "deployed":
    case "completed":
      return release.details.strategy === "feature-flag" && stagesOf(release.phases).length === 0
        ? { kind: "unclear", title: "Behind a feature flag", detail: "The flag decides who has it; its share is not recorded here." }
        : { kind: "everybody", title: "Everybody", detail: `All customers have ${toVersion}.` };
  }
}

function rollingOut(release: ReachedRelease): Reach {
  const { strategy, toVersion } = release.details;
  const stage = stagesOf(release.phases).findLast((phase) => stageBegan(release, phase) !== null);
  if (stage) {
    const percent = stage.stage.weightPercent;
    const { share } = stageWords(release.details);
    if (percent >= 100) return { kind: "everybody", title: `100% of ${share}`, detail: "The last stage is being watched." };
    return {
      kind: "some",
      title: `${percent}% of ${share}`,
      detail: "The share of the stage that is open; other customers notice nothing.",
    };
  }
  if (strategy === "feature-flag" && stagesOf(release.phases).length > 0) {
    return { kind: "nobody", title: "Nobody yet", detail: "It is being deployed with the flag off." };
  }
  if (strategy === "feature-flag") {
    return { kind: "unclear", title: "Behind a feature flag", detail: "The flag decides who has it; its share is not recorded here." };
  }
  if (release.status === "verifying")
    return { kind: "everybody", title: "Everybody", detail: `${toVersion} is deployed and being watched.` };
  return { kind: "some", title: "Being rolled out", detail: `Some customers have ${toVersion} already.` };
}

function held({ status }: ReachedRelease, reach: Reach): Reach {
  return status === "on-hold" ? { ...reach, detail: `The deployment is on hold. ${reach.detail}` } : reach;
}
