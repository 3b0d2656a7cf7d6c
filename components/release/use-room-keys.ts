"use client";

import { useSingleKey } from "@/components/ui/single-keys";
import { useRoom } from "@/lib/client/use-room";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { selectedPhaseNow, selectPhase, useSelectedPhase } from "./room-selection";
import { useRoomDialogs } from "./use-room-dialogs";

/** The keys of the whole room: sign off, roll back (opens the dialog, never confirms), phases, comment. */
export function useRoomKeys(): void {
  const { state } = useRoom();
  const selected = useSelectedPhase();
  const dialogs = useRoomDialogs();
  const step = (by: number) => {
    const visible = state.phases.filter((phase) => phase.status !== "hidden");
    const next = visible[visible.findIndex((phase) => phase.key === selectedPhaseNow(state).key) + by];
    if (next) selectPhase(next.key);
  };
  /** Presses what the panel of a stage offers; on narrow screens the panel is in the drawer. */
  const decide = () => {
    const panel = document.querySelector("[data-decision]");
    if (!panel) return dialogs.openColumn();
    const action = panel.querySelector<HTMLElement>('button[aria-keyshortcuts="s"]');
    if (action) action.click();
    else panel.querySelector("input")?.focus();
  };
  useSingleKey("s", () => (isDecisionStage(selected) && selected.status === "open" ? decide() : dialogs.openSignOff(selected.key)));
  useSingleKey("r", () => dialogs.openRollback());
  useSingleKey("[", () => step(-1));
  useSingleKey("]", () => step(1));
  useSingleKey("c", () => {
    const box = document.getElementById("room-comment");
    // On narrow screens the box is in the drawer.
    if (box) box.focus();
    else dialogs.openColumn();
  });
}
