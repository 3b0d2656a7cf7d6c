"use client";

import type { CommandGroup } from "@/components/ui/command-palette";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { allowedAction } from "@/lib/domain/release/allowed-actions";
import { PLAN_ACTIONS } from "./plan-actions";
import { useRoomNow } from "./room-time";
import { useRoomDialogs } from "./use-room-dialogs";

/** What the palette of a room adds: the changes of the plan that this person may make now. */
export function useRoomCommands(): readonly CommandGroup[] {
  const { state } = useRoom();
  const dialogs = useRoomDialogs();
  const context = useRoomStore().context();
  useRoomNow("minute");
  const commands = PLAN_ACTIONS.filter(({ action }) => allowedAction(state, action, context).enabled).map(
    ({ action, label, icon, opener }) => ({ id: action, label, icon, run: dialogs[opener] }),
  );
  return commands.length > 0 ? [{ id: "release", label: "This release", commands }] : [];
}
