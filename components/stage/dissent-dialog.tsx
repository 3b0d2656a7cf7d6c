"use client";

import { CommandDialog, type DialogControl } from "@/components/release/command-dialog";
import { useStageCard } from "./use-stage-card";

/** Disagrees with what was, or is about to be, decided: kept in the record, changes nothing else. */
export function DissentDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const standing = useStageCard({ key });
  if (!standing) return null;
  const { card, phase } = standing;
  return (
    <CommandDialog
      {...control}
      title={`Disagree about ${phase.code}`}
      field={{ label: "Why you disagree", hint: "Everybody in the room reads this." }}
      submit={{ label: "Disagree" }}
      doing="disagree"
      refusal={card.whyNoDissent ?? undefined}
      command={(reason) => ({ type: "stage.dissent", phase: key, reason })}
      done="Your disagreement is in the record."
    >
      <p className="text-muted-foreground">
        It stands beside the decision for good and stops nothing. To stop the canary, hold the release, refuse to sign, or roll back.
      </p>
    </CommandDialog>
  );
}
