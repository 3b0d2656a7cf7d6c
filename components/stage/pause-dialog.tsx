"use client";

import { Pause } from "lucide-react";
import { CommandDialog, type DialogControl } from "@/components/release/command-dialog";
import { stageWords } from "@/lib/domain/stage/side-words";
import { useStageCard } from "./use-stage-card";

/** Keeps the canary at its share of the traffic and watches it for its minimum again. */
export function PauseDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const standing = useStageCard({ key });
  if (!standing) return null;
  const { card, phase, gate } = standing;
  const minutes = phase.stage.minimumMinutes;
  return (
    <CommandDialog
      {...control}
      title={`Pause at ${phase.code}?`}
      field={{ label: "Why it is paused", hint: "Everybody in the room reads this.", isOptional: true }}
      submit={{ label: `Pause at ${phase.code}`, icon: <Pause aria-hidden="true" /> }}
      doing="pause"
      refusal={card.choices.find((one) => one.choice === "pause")?.why ?? undefined}
      command={(text) => ({ type: "stage.decide", phase: key, choice: "pause", ...(text ? { reason: text } : {}) })}
      done={`Paused at ${phase.code}.`}
    >
      <p className="text-muted-foreground">
        It keeps its {phase.stage.weightPercent} % of the {stageWords(gate.state.details).share}, and is watched for{" "}
        {minutes === 1 ? "another minute" : `another ${minutes} minutes`} from now. A sign-off that was given for this stage falls.
      </p>
    </CommandDialog>
  );
}
