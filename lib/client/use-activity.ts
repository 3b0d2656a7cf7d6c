import { useState } from "react";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { api, errorText } from "./api";
import { useRoom, useRoomStore } from "./use-room";

const PAGE = 200;

/** The first event makes the release and is nothing that happened in its room. */
const FIRST_SHOWN = 2;

export type Activity = {
  readonly events: readonly RecordedEvent[];
  /** Older events are kept by the server than are shown here. */
  readonly hasEarlier: boolean;
  readonly isLoading: boolean;
  readonly error: string | null;
  readonly loadEarlier: () => void;
};

/** What happened in the room, oldest first: what the page came with and what arrived since, and before that what one asks for. */
export function useActivity(): Activity {
  const { events } = useRoom();
  const { releaseId } = useRoomStore();
  const [older, setOlder] = useState<readonly RecordedEvent[]>([]);
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const all = joined(older, events);
  const first = all[0]?.seq ?? FIRST_SHOWN;

  const load = async () => {
    const after = Math.max(FIRST_SHOWN - 1, first - 1 - PAGE);
    setLoading(true);
    setError(null);
    try {
      const page = await api(`/api/v1/releases/${releaseId}/events?after=${after}&limit=${first - 1 - after}`, {
        schema: (parsers) => parsers.eventPage,
      });
      setOlder([...page.events, ...all.filter((event) => event.seq >= first)]);
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setLoading(false);
    }
  };
  return { events: all, hasEarlier: first > FIRST_SHOWN, isLoading, error, loadEarlier: () => void load() };
}

/** Older and newer events without a doubled one; where some are missing in between, only the newer ones. */
export function joined(older: readonly RecordedEvent[], newer: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const last = older.at(-1)?.seq;
  if (last === undefined) return newer;
  const rest = newer.filter((event) => event.seq > last);
  const [next] = rest;
  if (next && next.seq !== last + 1) return newer;
  return [...older, ...rest];
}
