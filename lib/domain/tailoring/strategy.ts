import { STRATEGIES } from "@/lib/domain/release/state";
import { factsOf, type Profile } from "./profile";
import { STRATEGY_REASONS, type Strategy, type StrategyReason } from "./strategy-reasons";

type Argument = Pick<StrategyReason, "id" | "text" | "points">;

/** One strategy weighed against a profile. */
export type StrategyAdvice = {
  readonly strategy: Strategy;
  /** Sum of all arguments; the highest is recommended. */
  readonly score: number;
  /** False where something that the strategy needs is not there. */
  readonly isPossible: boolean;
  readonly reasonsFor: readonly Argument[];
  readonly reasonsAgainst: readonly Argument[];
};

/**
 * All four strategies with what speaks for and against them, the recommended one first. Of equal ones the simpler comes first; a strategy
 * that cannot be carried out is never recommended, since a rolling deployment always can.
 */
export function adviseStrategy(profile: Profile): readonly [StrategyAdvice, ...StrategyAdvice[]] {
  const weighed = { profile, facts: factsOf(profile) };
  const advice = STRATEGIES.map((strategy): StrategyAdvice => {
    const holding = STRATEGY_REASONS.filter((reason) => reason.strategy === strategy && reason.holds(weighed));
    const arguments_ = holding.map(({ id, text, points }): Argument => ({ id, text, points }));
    return {
      strategy,
      score: holding.reduce((sum, { points }) => sum + points, 0),
      isPossible: !holding.some(({ rulesOut }) => rulesOut),
      reasonsFor: arguments_.filter(({ points }) => points > 0),
      reasonsAgainst: arguments_.filter(({ points }) => points < 0),
    };
  });
  const [first, ...others] = advice.toSorted((a, b) => Number(b.isPossible) - Number(a.isPossible) || b.score - a.score);
  if (!first) throw new TypeError("There are no strategies.");
  return [first, ...others];
}
