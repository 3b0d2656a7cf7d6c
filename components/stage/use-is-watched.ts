"use client";

import { useTicking } from "@/lib/client/ticker";
import { useRoomStore } from "@/lib/client/use-room";
import type { PhaseState } from "@/lib/domain/release/state";
import { isStage, type StagedRelease, watchedEnoughAt } from "@/lib/domain/stage/stage-time";
import { toMs } from "@/lib/domain/time/instant";

/** Whether a stage was watched long enough by the server's time, to the second. False of other phases. */
export function useIsWatched(release: StagedRelease | null, phase: PhaseState | null): boolean {
  const store = useRoomStore();
  const enoughAt = release && phase && isStage(phase) ? watchedEnoughAt(release, phase) : null;
  return useTicking(() => enoughAt !== null && store.nowMs() >= toMs(enoughAt), false);
}
