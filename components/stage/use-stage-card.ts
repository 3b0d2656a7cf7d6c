"use client";

import { useMemo } from "react";
import { type Gate, useGate } from "@/components/sign-off/use-gate";
import { useRoomStore } from "@/lib/client/use-room";
import { type StageCard, stageCard } from "@/lib/domain/stage/stage-card";
import { isStage, type StagePhase } from "@/lib/domain/stage/stage-time";
import { useIsWatched } from "./use-is-watched";

/** A stage as it stands for one person. */
export type StageStanding = { readonly gate: Gate; readonly phase: StagePhase; readonly card: StageCard; readonly isWatched: boolean };

/** A stage as this person can decide it now, by the rule that the server decides with; follows the stream and the clock. */
export function useStageCard({ key }: Pick<StagePhase, "key">): StageStanding | null {
  const store = useRoomStore();
  const gate = useGate(key);
  // The moment at which a reason is no longer asked for does not wait for the next minute.
  const isWatched = useIsWatched(gate?.state ?? null, gate?.phase ?? null);
  return useMemo(() => {
    const phase = gate?.phase;
    if (!gate || !phase || !isStage(phase)) return null;
    return { gate, phase, isWatched, card: stageCard(gate.state, { phase, evaluation: gate.evaluation }, store.context()) };
  }, [gate, store, isWatched]);
}
