"use client";

import { useEffect } from "react";
import { useAnnounce } from "@/components/ui/live-region";
import { useRoomStore } from "@/lib/client/use-room";
import { describeEvent } from "@/lib/domain/release/describe-event";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { readableInstants } from "@/lib/domain/time/readable-instants";
import { useRoomZone } from "./room-time";

const URGENT = new Set<RecordedEvent["type"]>(["rollback.started", "release.held", "flag.raised", "cause.seen"]);

/** Tells screen readers what others do: politely and batched, at once where it cannot wait. */
export function useRemoteChanges(): void {
  const store = useRoomStore();
  const announce = useAnnounce();
  const zone = useRoomZone();
  // The external system is the live stream.
  useEffect(() => {
    store.onRemote = (event) => {
      const { who, text } = describeEvent(event, store.view().state);
      const say = URGENT.has(event.type) ? announce.assertive : announce.polite;
      say(`${who} ${readableInstants(text, zone)}.`);
    };
    return () => {
      store.onRemote = () => undefined;
    };
  }, [store, announce, zone]);
}
