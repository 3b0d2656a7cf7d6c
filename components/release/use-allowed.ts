"use client";

import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { type AllowedAction, allowedAction, type ReleaseAction } from "@/lib/domain/release/allowed-actions";
import { useRoomNow } from "./room-time";

/** Whether this person may do something with the release this minute, by the rule that the server decides with. */
export function useAllowed(action: ReleaseAction): AllowedAction {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  useRoomNow("minute");
  return allowedAction(confirmed, action, store.context());
}
