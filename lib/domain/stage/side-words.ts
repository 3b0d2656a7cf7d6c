import type { Side } from "@/lib/domain/metrics/reading";
import type { ReleaseDetails } from "@/lib/domain/release/state";

/** How the two that are compared at a stage, and what its share is of, are called. */
export type StageWords = {
  /** What is tried, and what it is compared with: `canary` against `stable`. */
  readonly tried: string;
  readonly base: string;
  /** `50 % of the traffic`. */
  readonly share: string;
  /** What rolling back from a stage does. */
  readonly back: string;
};

const CANARY: StageWords = { tried: "canary", base: "stable", share: "traffic", back: "Abort. All traffic returns to stable." };
/** The readings of a feature are split by the state of its flag. */
const FEATURE: StageWords = {
  tried: "flag on",
  base: "flag off",
  share: "users",
  back: "Switch the flag off. Nobody has the feature any more.",
};

export function stageWords({ strategy }: Pick<ReleaseDetails, "strategy">): StageWords {
  return strategy === "feature-flag" ? FEATURE : CANARY;
}

/** The side of a reading as it is called in this release. */
export function sideName(details: Pick<ReleaseDetails, "strategy">, side: Side): string {
  const { tried, base } = stageWords(details);
  return { canary: tried, stable: base, baseline: "baseline" }[side];
}

/** With a capital, as a heading or a label begins. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
