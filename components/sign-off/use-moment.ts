"use client";

import { useRoomZone, useTriple } from "@/components/release/room-time";
import { longDayLabel } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

/** A moment as paper says it, with its whole day: `Thursday 13 February 2025, 19:12 GMT · 14:12 EST · T+12m`. */
export function useMoment(): (instant: Instant) => string {
  const zone = useRoomZone();
  const triple = useTriple();
  return (instant) => `${longDayLabel(instant, zone)}, ${triple(instant)}`;
}
