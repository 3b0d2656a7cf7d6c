"use client";

import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/ui/live-region";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import type { Gate } from "./use-gate";

/** Says at once to screen readers that it has become one's turn to sign; not what was so when the page opened. */
export function useTurnAnnouncement(gate: Gate | null): void {
  const { assertive } = useAnnounce();
  const before = useRef<{ phase: string; isTurn: boolean } | null>(null);
  const phase = gate?.phase;
  const isTurn = gate?.part.kind === "sign";
  // The external system is the screen reader.
  useEffect(() => {
    if (!phase) return;
    const wasWaiting = before.current?.phase === phase.key && !before.current.isTurn;
    before.current = { phase: phase.key, isTurn };
    if (wasWaiting && isTurn) assertive(`It is your turn to sign ${phaseWord(phase)}.`);
  }, [phase, isTurn, assertive]);
}
