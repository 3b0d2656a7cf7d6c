"use client";

import { Gauge } from "lucide-react";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import type { Refusal } from "@/lib/domain/release/command";
import type { PhaseState } from "@/lib/domain/release/state";

type RecordButtonProps = { phase: PhaseState; refusal: Refusal | null; label: string };

/** Opens the sheet of readings. Left out where nothing is measured any more, or not yet; somebody who may not reads who may. */
export function RecordButton({ phase, refusal, label }: RecordButtonProps) {
  const { openReadings } = useRoomDialogs();
  if (refusal && refusal.code !== "not-permitted") return null;
  return (
    <span className="flex shrink-0 items-center gap-2 print:hidden">
      <Button size="sm" onClick={() => openReadings(phase.key)} disabledReason={refusal?.message} reasonClassName="max-w-48">
        <Gauge aria-hidden="true" />
        {label}
      </Button>
    </span>
  );
}
