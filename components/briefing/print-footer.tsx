"use client";

import { useRoomNow } from "@/components/release/room-time";
import { useRoom } from "@/lib/client/use-room";
import { longDayLabel, zoneTimes } from "@/lib/domain/time/format";

/** What paper must say of itself: which version it is, and as of when. */
export function PrintFooter({ version, zone }: { version: number; zone: string }) {
  const { details } = useRoom().confirmed;
  const now = useRoomNow("minute");
  const times = zoneTimes({ instant: now, viewerZone: zone, releaseZone: details.zone }).join(" · ");
  return (
    <footer className="tnum hidden justify-between border-border border-t pt-2 text-2xs text-subtle-foreground print:flex">
      <span>
        T-Minus, {details.service.name} {details.toVersion}, briefing version {version}
      </span>
      <span>
        Printed {longDayLabel(now, zone)}, {times}
      </span>
    </footer>
  );
}
