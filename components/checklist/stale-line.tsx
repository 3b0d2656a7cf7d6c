"use client";

import { Hourglass } from "lucide-react";
import { useRoomNow, useTriple } from "@/components/release/room-time";
import { Timestamp } from "@/components/ui/timestamp";
import { useRoom } from "@/lib/client/use-room";
import { staleSince } from "@/lib/domain/metrics/stale-item";
import type { ItemState } from "@/lib/domain/release/state";
import { relativeAge } from "@/lib/domain/time/format";

/** Says that what a metric answered is old by now: nothing newer came, or nothing that says anything. */
export function StaleLine({ item }: { item: ItemState }) {
  const { confirmed } = useRoom();
  const now = useRoomNow("minute");
  const triple = useTriple();
  const since = staleSince(confirmed, item, now);
  if (since === null) return null;
  return (
    <p className="mt-0.5 flex items-center gap-1 text-blocked-fg text-xs">
      <Hourglass className="size-3.5 shrink-0" aria-hidden="true" />
      <span>
        Stale: measured <Timestamp dateTime={since} text={relativeAge({ instant: since, now })} full={triple(since)} />, and nothing newer
        since
      </span>
    </p>
  );
}
