"use client";

import { RotateCcw } from "lucide-react";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { listed, whoCan } from "@/lib/domain/access/who-can";
import { livePhases } from "@/lib/domain/sign-off/gate-order";
import { CommandDialog, type DialogControl } from "./command-dialog";

/** The deployer begins a phase anew, with everything after it. Source: SIGNOFF rule 18. */
export function RestartPhaseDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const { confirmed } = useRoom();
  const mayRestart = useRoomStore().context().permissions.has("phase.close");
  const phase = confirmed.phases.find((one) => one.key === key);
  if (!phase) return null;
  const touched = livePhases(confirmed).filter((one) => one.position >= phase.position);
  const codes = listed(
    touched.map((one) => one.code),
    "and",
  );
  return (
    <CommandDialog
      {...control}
      title={`Restart ${phase.code} ${phase.name}?`}
      field={{ label: "Why it is restarted" }}
      submit={{ label: `Restart ${phase.code}`, icon: <RotateCcw aria-hidden="true" /> }}
      doing="restart the phase"
      refusal={mayRestart ? undefined : `Only ${whoCan("phase.close", confirmed.roster)} can restart a phase.`}
      command={(reason) => ({ type: "phase.restart", phase: key, reason })}
      done={`${phase.code} begins anew.`}
    >
      <p className="text-muted-foreground">Every item of {codes} is to do again and their sign-offs end. The record keeps what was done.</p>
    </CommandDialog>
  );
}
