"use client";

import { MessageSquareWarning } from "lucide-react";
import { useOfflineReason } from "@/components/release/use-command";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import type { StageStanding } from "./use-stage-card";

/** To disagree for the record, from when the stage has begun; who cannot reads who can. */
export function DissentAction({ standing: { card, phase } }: { standing: StageStanding }) {
  const { openDissent } = useRoomDialogs();
  const offline = useOfflineReason("disagree");
  if (card.began === null) return null;
  return (
    <div className="mt-3">
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2.5"
        onClick={() => openDissent(phase.key)}
        disabledReason={card.whyNoDissent ?? offline}
        reasonClassName="mt-1 block"
      >
        <MessageSquareWarning aria-hidden="true" />
        Disagree for the record…
      </Button>
    </div>
  );
}
