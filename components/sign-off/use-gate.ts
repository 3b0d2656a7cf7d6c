"use client";

import { useMemo } from "react";
import { useRoomNow } from "@/components/release/room-time";
import { signingMembers } from "@/lib/client/room-state";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { evaluateGate, type GateEvaluation } from "@/lib/domain/sign-off/evaluate-gate";
import { type MyPart, myPart } from "@/lib/domain/sign-off/my-part";
import type { Instant } from "@/lib/domain/time/instant";

export type Gate = {
  readonly state: ReleaseState;
  readonly phase: PhaseState;
  readonly evaluation: GateEvaluation;
  readonly part: MyPart;
  /** The minute that it was judged at. */
  readonly now: Instant;
};

/** A gate as the server has it: unsent ticks do not open it, since sign-offs are never optimistic. */
export function useGate(phaseKey: string): Gate | null {
  const { confirmed: state } = useRoom();
  const { dto } = useRoomStore();
  const now = useRoomNow("minute");
  return useMemo(() => {
    const phase = state.phases.find((one) => one.key === phaseKey);
    if (!phase) return null;
    const members = signingMembers(state.roster, dto);
    const evaluation = evaluateGate({ state, phase, now, digestOf: null, members });
    return { state, phase, evaluation, part: myPart({ state, phase, person: dto.viewer, evaluation, now, members }), now };
  }, [state, phaseKey, dto, now]);
}
