"use client";

import { useMemo } from "react";
import { signingMembers } from "@/lib/client/room-state";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { countItems, type ItemCounts } from "@/lib/domain/checklist/progress";
import type { PhaseState } from "@/lib/domain/release/state";
import { evaluateGate, type GateEvaluation } from "@/lib/domain/sign-off/evaluate-gate";
import { useRoomNow } from "./room-time";

export type PhaseView = { readonly phase: PhaseState; readonly gate: GateEvaluation; readonly counts: ItemCounts };

/** Each visible phase with its gate and counts, as the server would judge them this minute. */
export function usePhaseViews(): readonly PhaseView[] {
  const { state } = useRoom();
  const { dto } = useRoomStore();
  const now = useRoomNow("minute");
  return useMemo(() => {
    const members = signingMembers(state.roster, dto);
    return state.phases
      .filter((phase) => phase.status !== "hidden")
      .map((phase) => ({
        phase,
        gate: evaluateGate({ state, phase, now, digestOf: null, members }),
        counts: countItems(
          state.items.filter((item) => item.phase === phase.key),
          now,
        ),
      }));
  }, [state, now, dto]);
}
