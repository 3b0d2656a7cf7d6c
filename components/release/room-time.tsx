"use client";

import { useWorkspace } from "@/components/shell/workspace";
import { useTicking } from "@/lib/client/ticker";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { useViewerZone } from "@/lib/client/viewer-zone";
import { clockStateOf, clockStoppedAt } from "@/lib/domain/release/release-status";
import type { ReleaseState } from "@/lib/domain/release/state";
import { t0Of } from "@/lib/domain/time/axis";
import { type ClockReading, clockParts } from "@/lib/domain/time/clock";
import { timeTriple } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

/** The viewer's zone in this room. */
export function useRoomZone(): string {
  const { dto } = useRoomStore();
  // The page's, not the room's: it follows at once when the person chooses another.
  const { user } = useWorkspace();
  return useViewerZone(user.zone, dto.state.details.zone);
}

/** Server time as an instant, moving once a second (or once a minute). */
export function useRoomNow(every: "second" | "minute" = "second"): Instant {
  const store = useRoomStore();
  const stepMs = every === "second" ? 1_000 : 60_000;
  const floor = (ms: number) => Math.floor(ms / stepMs) * stepMs;
  const ms = useTicking(() => floor(store.nowMs()), floor(Date.parse(store.dto.now)));
  return new Date(ms).toISOString();
}

/** The T-clock of a release at a time. */
export function readClock(state: ReleaseState, now: Instant): ClockReading {
  return clockParts({ now, t0: t0Of(state), state: clockStateOf(state), frozenAt: clockStoppedAt(state) });
}

/** `19:12 GMT · 14:12 EST · T+12m` of a moment of this room's release. */
export function useTriple(): (instant: Instant) => string {
  const { state } = useRoom();
  const viewerZone = useRoomZone();
  return (instant) => timeTriple({ instant, viewerZone, releaseZone: state.details.zone, t0: t0Of(state) });
}
