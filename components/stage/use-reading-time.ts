"use client";

import { useRoomZone } from "@/components/release/room-time";
import { useRoomStore } from "@/lib/client/use-room";
import type { PhaseState } from "@/lib/domain/release/state";
import { isStage, stageBegan } from "@/lib/domain/stage/stage-time";
import type { Instant } from "@/lib/domain/time/instant";
import { latestWallTime } from "@/lib/domain/time/latest-wall-time";
import { toWallTime } from "@/lib/domain/time/zone";

export type ReadingTime = { readonly instant: Instant | undefined; readonly problem: string | null };

/** Reads the time that somebody gives a reading: empty is now; within the minute in which the stage began it is that moment. */
export function useReadingTime(phase: PhaseState): (time: string) => ReadingTime {
  const store = useRoomStore();
  const zone = useRoomZone();
  return (time) => {
    if (time === "") return { instant: undefined, problem: null };
    const { confirmed } = store.view();
    const instant = latestWallTime({ time, zone, now: store.context().now });
    if (instant === null) return { instant: undefined, problem: "This time has not been yet." };
    const began = isStage(phase) ? stageBegan(confirmed, phase) : null;
    const isFirstMinute = began !== null && instant < began && toWallTime(began, zone).time === time;
    return { instant: isFirstMinute ? began : instant, problem: null };
  };
}
