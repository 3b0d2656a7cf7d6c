"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { zoneLook } from "@/components/stage/zone-look";
import type { PhaseState } from "@/lib/domain/release/state";
import type { StageCard } from "@/lib/domain/stage/stage-card";
import { checkText, verdictSentence } from "@/lib/domain/stage/stage-words";
import { Fact } from "./fact";

/** What proceeding from a stage rests on: how long it was watched, and what was read by which gates. Source: ADR 19. */
export function StageFacts({ phase, stage }: { phase: PhaseState; stage: StageCard }) {
  const { next, observedMinutes, minimumMinutes, verdict } = stage;
  const isWatched = observedMinutes >= minimumMinutes;
  const isRead = verdict.checks.some((one) => one.canary !== null);
  const { icon, tone } = zoneLook(verdict.zone, isRead);
  return (
    <>
      <Fact
        icon={isWatched ? CircleCheck : CircleAlert}
        tone={isWatched ? "text-done" : "text-blocked-fg"}
        note={`Watched ${observedMinutes} of ${minimumMinutes} minutes`}
      >
        {next ? `Proceeds from ${phase.code} to ${next.code}` : `Proceeds from ${phase.code}`}
      </Fact>
      <Fact
        icon={icon}
        tone={tone}
        note={verdict.checks
          .filter((one) => one.zone !== null)
          .map(checkText)
          .map((text) => (
            <span key={text} className="block">
              {text}
            </span>
          ))}
      >
        {verdictSentence(verdict)}
      </Fact>
    </>
  );
}
