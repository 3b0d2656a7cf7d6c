"use client";

import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { mayRaise, raisedRules } from "@/lib/domain/release/edit-release";
import { ruleOf } from "@/lib/domain/sign-off/gate-order";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { CommandDialog, type DialogControl } from "./command-dialog";

/** Makes a planned release production-critical: more people sign, and what was signed is asked again. Source: SIGNOFF rule 2. */
export function RaiseDialog(control: DialogControl) {
  const { confirmed: state } = useRoom();
  const context = useRoomStore().context();
  const changes = raisedRules(state, context.rules).filter(({ phase }) => phase.status !== "hidden");
  const { criticality } = state.details;
  return (
    <CommandDialog
      {...control}
      title="Make this release production-critical?"
      submit={{ label: "Make it production-critical" }}
      doing="change the criticality"
      refusal={mayRaise(state, context)?.message}
      command={() => ({ type: "release.edit", expectedSeq: state.seq, changes: { criticality: "critical" }, seen: { criticality } })}
      done="The release is production-critical."
    >
      <p className="text-muted-foreground">
        {standingRows(state).length > 0 ? "Every sign-off given so far ends and is asked again. " : ""}It cannot be taken back.
      </p>
      {changes.length > 0 ? (
        <ul className="mt-3 space-y-2">
          {changes.map(({ phase, requirements }) => (
            <li key={phase.key}>
              <span className="font-medium">{phase.code}</span>
              <span className="block text-muted-foreground text-xs">
                {requirementsText(requirements)}; until now {requirementsText(ruleOf(phase)) || "nobody"}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </CommandDialog>
  );
}
