"use client";

import { ShieldOff } from "lucide-react";
import { useProof } from "@/components/access/use-proof";
import { CommandDialog, type DialogControl } from "@/components/release/command-dialog";
import { useRoomNow } from "@/components/release/room-time";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { BREAK_GLASS_MINUTES } from "@/lib/domain/sign-off/break-glass";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import { whyNotBreakGlass } from "@/lib/domain/sign-off/invoke-break-glass";

/** The commander opens a gate without sign-offs that it lacks; everybody else reads why they cannot and who can. Source: SIGNOFF rule 24. */
export function BreakGlassDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const { confirmed: state } = useRoom();
  const now = useRoomNow("minute");
  const context = { ...useRoomStore().context(), now };
  const { withProof, proofDialog } = useProof();
  const phase = state.phases.find((one) => one.key === key);
  if (!phase) return null;
  const { roles } = evaluateGate({ ...context, state, phase });
  const missing = roles.filter((one) => one.signed < one.needed).map((one) => RELEASE_ROLE_NAMES[one.role].toLowerCase());
  return (
    <CommandDialog
      {...control}
      title={`Break the glass of ${phaseWord(phase)}?`}
      field={{ label: "Why nobody can wait", hint: "Everybody reads this, now and in the review." }}
      submit={{ label: "Break the glass", icon: <ShieldOff aria-hidden="true" />, variant: "danger" }}
      doing="break the glass"
      refusal={whyNotBreakGlass(state, phase, context)?.message}
      command={(reason) => ({ type: "break-glass.invoke", phase: key, reason })}
      around={withProof}
      done={`The glass of ${phaseWord(phase)} is broken.`}
    >
      <ul className="list-disc space-y-1 pl-4 text-muted-foreground">
        <li>
          {missing.length > 0
            ? `It passes without the signature of the ${listed(missing, "and")}.`
            : "It passes without the missing sign-offs."}{" "}
          No signature is made up; the record says who is missing.
        </li>
        <li>What it allows is begun within {BREAK_GLASS_MINUTES} minutes, or it closes again.</li>
        <li>Every approver and every admin of the team is told at once.</li>
        <li>A review is due in 24 hours, by somebody who neither deployed nor broke it, and a post-mortem in 48.</li>
      </ul>
      {proofDialog}
    </CommandDialog>
  );
}
