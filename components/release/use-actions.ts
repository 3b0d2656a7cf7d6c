"use client";

import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { type AllowedAction, allowedAction, type ReleaseAction } from "@/lib/domain/release/allowed-actions";
import { useRoomNow } from "./room-time";

const ACTIONS = [
  "deployment.start",
  "release.hold",
  "release.resume",
  "rollback.start",
  "release.move",
  "release.edit",
  "roster.change",
  "handover.offer",
  "release.cancel",
] as const satisfies readonly ReleaseAction[];

/** What this person may do with the whole release this minute. */
export function useActions(): ReadonlyMap<ReleaseAction, AllowedAction> {
  const { state } = useRoom();
  const store = useRoomStore();
  useRoomNow("minute");
  const context = store.context();
  return new Map(ACTIONS.map((name) => [name, allowedAction(state, name, context)]));
}
