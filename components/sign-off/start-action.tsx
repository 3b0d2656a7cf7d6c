"use client";

import { Rocket } from "lucide-react";
import { useAllowed } from "@/components/release/use-allowed";
import { useOfflineReason } from "@/components/release/use-command";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import { deploymentPhase, isGo } from "@/lib/domain/sign-off/gate-order";
import type { Gate } from "./use-gate";

/** After the go, beside the go and beside the phase it opens: the deployer's own act. Source: SIGNOFF rule 19. */
export function StartAction({ gate: { state, phase } }: { gate: Gate }) {
  const { openStart } = useRoomDialogs();
  const allowed = useAllowed("deployment.start");
  const offline = useOfflineReason("start the deployment");
  const isHere = isGo(state, phase) || deploymentPhase(state)?.key === phase.key;
  if (state.status !== "ready" || !isHere) return null;
  return (
    <div className="mt-4">
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
