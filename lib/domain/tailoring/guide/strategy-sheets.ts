import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { fitsHotfix } from "@/lib/domain/release/track-rules";
import type { Profile } from "@/lib/domain/tailoring/profile";
import { adviseStrategy, type StrategyAdvice } from "@/lib/domain/tailoring/strategy";
import type { Strategy } from "@/lib/domain/tailoring/strategy-reasons";
import { stepTitles } from "./item-titles";
import { STRATEGY_GUIDES } from "./strategies";

/** A strategy as somebody reads it who has to choose: what it is, and how it stands for one release. */
export type StrategySheet = {
  readonly strategy: Strategy;
  readonly name: string;
  /** Part of the guide that tells of it. */
  readonly source: string;
  readonly bestFor: readonly string[];
  readonly characteristics: readonly string[];
  readonly steps: readonly string[];
  readonly validation: readonly string[];
  /** How it was weighed; null where nobody said what the release is. */
  readonly weighed: (StrategyAdvice & { readonly rank: "best" | "possible" | "impossible"; readonly standing: string }) | null;
};

/** What is known of the release. A profile without its criticality is what a release keeps. */
export type StrategyQuestion = { readonly criticality: Profile["criticality"]; readonly profile: Omit<Profile, "criticality"> | null };

/**
 * All strategies that the release could have, the recommended one first; in the order of the guide where there is no profile. A hotfix has
 * fewer.
 */
export function strategySheets({ criticality, profile }: StrategyQuestion): readonly StrategySheet[] {
  const fits = ({ strategy }: { strategy: Strategy }) => criticality !== "hotfix" || fitsHotfix(strategy);
  if (!profile) return STRATEGY_GUIDES.filter(fits).map(({ strategy }) => sheetOf(strategy, null));
  const advice = adviseStrategy({ ...profile, criticality }).filter(fits);
  return advice.map((one) => sheetOf(one.strategy, { ...one, ...standingOf(one, advice[0] ?? one) }));
}

function sheetOf(strategy: Strategy, weighed: StrategySheet["weighed"]): StrategySheet {
  const guide = STRATEGY_GUIDES.find((one) => one.strategy === strategy);
  if (!guide) throw new TypeError(`The guide does not tell of ${strategy}.`);
  return {
    strategy,
    name: STRATEGY_NAMES[strategy],
    source: guide.heading,
    bestFor: guide.bestFor,
    characteristics: guide.characteristics,
    steps: guide.steps.flatMap(stepTitles),
    validation: guide.validation.flatMap(stepTitles),
    weighed,
  };
}

type Standing = Pick<NonNullable<StrategySheet["weighed"]>, "rank" | "standing">;

/** Why it is recommended, or why not, in a sentence. */
function standingOf(one: StrategyAdvice, best: StrategyAdvice): Standing {
  if (one.strategy === best.strategy) return { rank: "best", standing: "Recommended: nothing that can be carried out has more points." };
  if (!one.isPossible) return { rank: "impossible", standing: "Not recommended: something that it needs is not there." };
  const fewer = best.score - one.score;
  const other = STRATEGY_NAMES[best.strategy];
  if (fewer === 0) return { rank: "possible", standing: `Not recommended: it has as many points as ${other}, which is simpler.` };
  return { rank: "possible", standing: `Not recommended: it has ${fewer} ${fewer === 1 ? "point" : "points"} fewer than ${other}.` };
}
