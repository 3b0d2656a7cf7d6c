"use client";

import { Scale } from "lucide-react";
import { useState } from "react";
import { StrategyComparison } from "@/components/strategy/strategy-comparison";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { strategySheets } from "@/lib/domain/tailoring/guide/strategy-sheets";
import type { Profile } from "@/lib/domain/tailoring/profile";
import type { Strategy } from "@/lib/domain/tailoring/strategy-reasons";

type CompareStrategiesProps = { profile: Profile; chosen: Strategy; onTake: (strategy: Strategy) => void };

/** The strategies in full, from the plan; what is taken there is the plan's. */
export function CompareStrategies({ profile, chosen, onTake }: CompareStrategiesProps) {
  const [isOpen, setOpen] = useState(false);
  const take = (strategy: Strategy) => {
    onTake(strategy);
    setOpen(false);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      size="xl"
      title="Compare strategies"
      description="Weighed against your answers so far"
      trigger={
        <Button size="sm" variant="ghost">
          <Scale aria-hidden="true" />
          Compare strategies
        </Button>
      }
    >
      <StrategyComparison
        sheets={strategySheets({ criticality: profile.criticality, profile })}
        chosen={chosen}
        action={({ strategy, name }) =>
          strategy === chosen ? null : (
            <Button className="mt-3" onClick={() => take(strategy)}>
              Use this: {name}
            </Button>
          )
        }
      />
    </Dialog>
  );
}
