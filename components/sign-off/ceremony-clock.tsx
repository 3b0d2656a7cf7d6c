"use client";

import { readClock, useRoomNow, useRoomZone } from "@/components/release/room-time";
import { TClock } from "@/components/ui/t-clock";
import { useRoom } from "@/lib/client/use-room";
import { clockStateOf } from "@/lib/domain/release/release-status";
import { zoneTimes } from "@/lib/domain/time/format";

/** The T-clock and the time in both zones, at the head of what is signed. */
export function CeremonyClock() {
  const { confirmed } = useRoom();
  const now = useRoomNow();
  const viewerZone = useRoomZone();
  const { prefix, text, spoken } = readClock(confirmed, now);
  const [first, second] = zoneTimes({ instant: now, viewerZone, releaseZone: confirmed.details.zone });
  return (
    <div className="flex items-center justify-between rounded-md bg-sunken px-3 py-2">
      <TClock prefix={prefix} text={text} spoken={spoken} tone={clockStateOf(confirmed)} size="xl" />
      <span className="tnum text-right text-muted-foreground text-xs leading-4">
        {first}
        {second ? <span className="block text-subtle-foreground">{second}</span> : null}
      </span>
    </div>
  );
}
