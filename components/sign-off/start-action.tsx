"use client";

import { Rocket } from "lucide-react";
import { useAllowed } from "@/components/release/use-allowed";
import { useOfflineReason } from "@/components/release/use-command";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import { isBeforeStart } from "@/lib/domain/release/release-phases";
import { forwardPhases, isGo } from "@/lib/domain/sign-off/gate-order";
import type { Gate } from "./use-gate";

/** Whether the start of the deployment belongs beside this phase. */
export function canStartHere({ state, phase }: Gate): boolean {
  if (isGo(state, phase)) return true;
  return forwardPhases(state).find((one) => !isBeforeStart(one))?.key === phase.key;
}

/** After the go, beside the go and beside the phase it opens: the deployer's own act. Source: SIGNOFF rule 19. */
export function StartAction({ gate }: { gate: Gate }) {
  const { openStart } = useRoomDialogs();
  const allowed = useAllowed("deployment.start");
  const offline = useOfflineReason("start the deployment");
  if (gate.state.status !== "ready" || !canStartHere(gate)) return null;
  return (
    <div className="mt-3">
      <Button
        variant="primary"
        className="w-full"
        onClick={openStart}
        disabledReason={allowed.reason ?? offline}
        reasonClassName="mt-2 block"
      >
        <Rocket aria-hidden="true" />
        Start deployment
      </Button>
    </div>
  );
}
