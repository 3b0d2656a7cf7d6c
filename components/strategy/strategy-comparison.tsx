"use client";

import { type ReactNode, useState } from "react";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import type { StrategySheet } from "@/lib/domain/tailoring/guide/strategy-sheets";
import { StrategyArticle } from "./strategy-article";

type Strategy = StrategySheet["strategy"];
type StrategyComparisonProps = {
  sheets: readonly StrategySheet[];
  /** What the release has. */
  chosen: Strategy;
  /** Below the strategy that is shown: what can be done with it. */
  action?: (shown: StrategySheet) => ReactNode;
};

/** All strategies beside each other with how they stand, and one of them in full: what it is, what is done, what speaks for and against it. */
export function StrategyComparison({ sheets, chosen, action }: StrategyComparisonProps) {
  const [picked, setPicked] = useState<Strategy>(chosen);
  const shown = sheets.find(({ strategy }) => strategy === picked) ?? sheets[0];
  if (!shown) return null;
  return (
    <div className="grid items-start gap-4 md:grid-cols-[224px_minmax(0,1fr)]">
      <ul aria-label="Strategies to compare" className="space-y-1 max-md:grid max-md:grid-cols-2 max-md:gap-1 max-md:space-y-0">
        {sheets.map((sheet) => (
          <li key={sheet.strategy}>
            <StrategyButton sheet={sheet} isShown={sheet === shown} isChosen={sheet.strategy === chosen} onShow={setPicked} />
          </li>
        ))}
      </ul>
      <div className="min-w-0">
        <StrategyArticle sheet={shown} />
        {action?.(shown)}
      </div>
    </div>
  );
}

type StrategyButtonProps = { sheet: StrategySheet; isShown: boolean; isChosen: boolean; onShow: (strategy: Strategy) => void };

function StrategyButton({ sheet: { strategy, name, weighed }, isShown, isChosen, onShow }: StrategyButtonProps) {
  return (
    <button
      type="button"
      aria-current={isShown ? "true" : undefined}
      onClick={() => onShow(strategy)}
      className={cn(
        "flex min-h-11 w-full flex-col items-start gap-1 rounded-md border px-3 py-2 text-left text-sm transition-colors duration-120 hover:bg-accent",
        isShown ? "border-brand bg-brand-soft" : "border-border",
      )}
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="font-medium">{name}</span>
        {weighed ? <span className="tnum ml-auto text-muted-foreground text-xs">{pointsText(weighed.score)}</span> : null}
      </span>
      <span className="flex flex-wrap gap-1 empty:hidden">
        {weighed?.rank === "best" ? <Chip tone="brand">Recommended</Chip> : null}
        {weighed?.rank === "impossible" ? <Chip>Something is missing</Chip> : null}
        {isChosen ? <Chip>Chosen</Chip> : null}
      </span>
    </button>
  );
}

const pointsText = (score: number): string => `${score} ${Math.abs(score) === 1 ? "point" : "points"}`.replace("-", "\u2212");
