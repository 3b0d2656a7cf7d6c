"use client";

import { Check, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { fitsHotfix } from "@/lib/domain/release/track-rules";
import type { StrategyAdvice } from "@/lib/domain/tailoring/strategy";
import type { Tailoring } from "@/lib/domain/tailoring/tailoring";
import { CompareStrategies } from "./compare-strategies";
import type { Plan } from "./use-plan";

type Props = { plan: Plan; tailoring: Tailoring };

/** The strategies weighed against the profile: the recommended one with its reasons, the others one press away. */
export function PlanAdvice({ plan, tailoring: { advice, profile } }: Props) {
  const [best, ...others] = advice.filter(({ strategy }) => plan.form.criticality !== "hotfix" || fitsHotfix(strategy));
  if (!best) return null;
  const take = (strategy: StrategyAdvice["strategy"]) => plan.set({ strategy, rollbackMethod: "" }, "strategy");
  return (
    <section aria-label="Strategies" className="mt-4 rounded-lg border border-border bg-card">
      <div className="px-4 py-3">
        <div className="flex min-h-7 items-center gap-2">
          <h3 className="font-semibold text-sm">{STRATEGY_NAMES[best.strategy]}</h3>
          <Chip tone="brand">Recommended</Chip>
          <span className="ml-auto flex items-center gap-1">
            <CompareStrategies profile={profile} chosen={plan.form.strategy} onTake={take} />
            <Take advice={best} chosen={plan.form.strategy} onTake={take} />
          </span>
        </div>
        <ul className="mt-1 grid grid-cols-2 gap-x-5 max-xl:grid-cols-1">
          {best.reasonsFor.map(({ id, text }) => (
            <Reason key={id} isFor text={text} />
          ))}
          {best.reasonsAgainst.map(({ id, text }) => (
            <Reason key={id} isFor={false} text={text} />
          ))}
        </ul>
      </div>
      <ul className="grid grid-cols-3 divide-x divide-border-soft border-border-soft border-t max-xl:grid-cols-1 max-xl:divide-x-0 max-xl:divide-y">
        {others.map((one) => (
          <li key={one.strategy} className="px-4 py-2.5">
            <div className="flex min-h-7 items-center gap-2">
              <h3 className="font-medium text-xs">{STRATEGY_NAMES[one.strategy]}</h3>
              <span className="ml-auto">
                <Take advice={one} chosen={plan.form.strategy} onTake={take} />
              </span>
            </div>
            {[...one.reasonsAgainst.slice(0, 2), ...one.reasonsFor].slice(0, 2).map(({ id, text }) => (
              <p key={id} className="text-subtle-foreground text-xs">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

type TakeProps = { advice: StrategyAdvice; chosen: StrategyAdvice["strategy"]; onTake: (strategy: StrategyAdvice["strategy"]) => void };

function Take({ advice: { strategy }, chosen, onTake }: TakeProps) {
  if (strategy === chosen) return <span className="text-subtle-foreground text-xs">Chosen</span>;
  return (
    <Button size="sm" variant="ghost" onClick={() => onTake(strategy)} aria-label={`Use this: ${STRATEGY_NAMES[strategy]}`}>
      Use this
    </Button>
  );
}

function Reason({ isFor, text }: { isFor: boolean; text: string }) {
  const Icon = isFor ? Check : TriangleAlert;
  return (
    <li className="flex items-start gap-2.5 py-[5px] text-sm leading-[18px]">
      <Icon
        className={isFor ? "mt-0.5 size-4 shrink-0 text-done" : "mt-0.5 size-4 shrink-0 text-blocked-fg"}
        aria-label={isFor ? "For:" : "Against:"}
      />
      {text}
    </li>
  );
}
