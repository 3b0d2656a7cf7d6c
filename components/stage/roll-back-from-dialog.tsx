"use client";

import { Undo2 } from "lucide-react";
import { CommandDialog, type DialogControl } from "@/components/release/command-dialog";
import { preferredRollbackMethod } from "@/lib/domain/release/rollback-choices";
import { ROLL_BACK_REASON_LENGTH, rollBackReason } from "@/lib/domain/stage/stage-words";
import { useStageCard } from "./use-stage-card";

/** Returns all traffic to stable from a stage; what the readings have against the canary stands there as the reason already. */
export function RollBackFromDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const standing = useStageCard({ key });
  if (!standing) return null;
  const { card, phase, gate } = standing;
  const { service, fromVersion, toVersion } = gate.state.details;
  return (
    <CommandDialog
      {...control}
      title={`Roll back ${service.name} to ${fromVersion}?`}
      field={{
        label: "Why it is rolled back",
        hint: "Everybody in the room reads this.",
        initial: rollBackReason(card.verdict),
        maxLength: ROLL_BACK_REASON_LENGTH,
      }}
      submit={{ label: "Roll back now", icon: <Undo2 aria-hidden="true" />, variant: "danger" }}
      dismiss={`Keep ${toVersion}`}
      doing="roll back"
      refusal={card.choices.find((one) => one.choice === "roll-back")?.why ?? undefined}
      command={(reason) => ({ type: "stage.decide", phase: key, choice: "roll-back", reason })}
      done="The rollback has begun."
    >
      <p className="text-muted-foreground">
        From {phase.code}: {preferredRollbackMethod(gate.state.details)}. Forward phases stop and the rollback checklist opens for everybody
        in the room. A post-mortem is owed within 48 hours.
      </p>
    </CommandDialog>
  );
}
