"use client";

import { type ReactNode, useEffect, useMemo, useState } from "react";
import { part, usePart } from "@/components/ui/part";
import { readDraft } from "@/lib/client/step-up-draft";
import { useRoomStore } from "@/lib/client/use-room";
import { ColumnContext, DialogsContext, type RoomDialog, type RoomDialogs } from "./use-room-dialogs";

const dialogCode = part(() => import("./room-dialog"));

/** Holds which dialog of the room is open and draws it; one at a time. Stands inside the RoomProvider. */
export function RoomDialogsProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ dialog: RoomDialog; count: number } | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isColumnOpen, setColumnOpen] = useState(false);
  const dialogs = useMemo(() => {
    const open = (dialog: RoomDialog) => {
      // A new count is a new dialog: what was typed into the one before is gone with it.
      setShown((before) => ({ dialog, count: (before?.count ?? 0) + 1 }));
      setOpen(true);
    };
    return openers(open, () => setColumnOpen(true));
  }, []);
  useReturn(dialogs);
  const column = useMemo(() => ({ isOpen: isColumnOpen, setOpen: setColumnOpen }), [isColumnOpen]);
  const found = usePart(dialogCode, shown !== null);
  return (
    <DialogsContext value={dialogs}>
      <ColumnContext value={column}>
        {children}
        {shown && found ? (
          <found.ShownDialog key={shown.count} dialog={shown.dialog} control={{ open: isOpen, onOpenChange: setOpen }} />
        ) : null}
      </ColumnContext>
    </DialogsContext>
  );
}

/** Somebody who left the ceremony of signing to prove who they are is back: it opens again. */
function useReturn({ openSignOff }: RoomDialogs): void {
  const { dto, releaseId: release } = useRoomStore();
  const person = dto.viewer.id;
  // The external system is the browser's storage, which the server's drawing of the page knows nothing of.
  useEffect(() => {
    const draft = readDraft({ release, person });
    if (draft) openSignOff(draft.phase);
  }, [release, person, openSignOff]);
}

function openers(open: (dialog: RoomDialog) => void, openColumn: () => void): RoomDialogs {
  return {
    openSignOff: (phase) => open({ kind: "sign-off", phase }),
    openRefuse: (phase) => open({ kind: "refuse", phase }),
    openClosePhase: (phase) => open({ kind: "close-phase", phase }),
    openRestartPhase: (phase) => open({ kind: "restart-phase", phase }),
    openApplyRule: (phase) => open({ kind: "apply-rule", phase }),
    openBreakGlass: (phase) => open({ kind: "break-glass", phase }),
    openPause: (phase) => open({ kind: "pause", phase }),
    openRollBackFrom: (phase) => open({ kind: "roll-back-from", phase }),
    openDissent: (phase) => open({ kind: "dissent", phase }),
    openReadings: (phase) => open({ kind: "readings", phase }),
    openCorrectReading: (reading) => open({ kind: "correct-reading", reading }),
    openRevoke: (signOff) => open({ kind: "revoke", signOff }),
    openSettle: (obligation) => open({ kind: "settle", obligation }),
    openRollback: () => open({ kind: "rollback" }),
    openHold: () => open({ kind: "hold" }),
    openResume: () => open({ kind: "resume" }),
    openStart: () => open({ kind: "start" }),
    openMove: () => open({ kind: "move" }),
    openEdit: () => open({ kind: "edit" }),
    openRoster: () => open({ kind: "roster" }),
    openOffer: () => open({ kind: "offer" }),
    openHandover: (handover) => open({ kind: "handover", handover }),
    openRaise: () => open({ kind: "raise" }),
    openCancel: () => open({ kind: "cancel" }),
    openFlag: () => open({ kind: "flag" }),
    openIncident: () => open({ kind: "incident" }),
    openColumn,
  };
}
