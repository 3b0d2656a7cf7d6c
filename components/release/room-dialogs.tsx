"use client";

import { type ReactNode, useMemo, useState } from "react";
import { MoveDialog } from "@/components/plan/move-dialog";
import { RefuseDialog } from "@/components/sign-off/refuse-dialog";
import { RevokeDialog } from "@/components/sign-off/revoke-dialog";
import { SignOffDialog } from "@/components/sign-off/sign-off-dialog";
import { useRoom } from "@/lib/client/use-room";
import { isSigned } from "@/lib/domain/sign-off/gate-order";
import { CancelDialog } from "./cancel-dialog";
import { ClosePhaseDialog } from "./close-phase-dialog";
import type { DialogControl } from "./command-dialog";
import { FlagDialog } from "./flag-dialog";
import { HoldDialog } from "./hold-dialog";
import { RestartPhaseDialog } from "./restart-phase-dialog";
import { ResumeDialog } from "./resume-dialog";
import { RollbackDialog } from "./rollback-dialog";
import { useRoomNow, useRoomZone } from "./room-time";
import { SettleDialog } from "./settle-dialog";
import { StartDialog } from "./start-dialog";
import { ColumnContext, DialogsContext, type RoomDialogs } from "./use-room-dialogs";

type RoomDialog =
  | { readonly kind: "sign-off" | "refuse" | "close-phase" | "restart-phase"; readonly phase: string }
  | { readonly kind: "revoke"; readonly signOff: string }
  | { readonly kind: "settle"; readonly obligation: string }
  | { readonly kind: "rollback" | "hold" | "resume" | "start" | "move" | "cancel" | "flag" };

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
  const column = useMemo(() => ({ isOpen: isColumnOpen, setOpen: setColumnOpen }), [isColumnOpen]);
  return (
    <DialogsContext value={dialogs}>
      <ColumnContext value={column}>
        {children}
        {shown ? <Shown key={shown.count} dialog={shown.dialog} control={{ open: isOpen, onOpenChange: setOpen }} /> : null}
      </ColumnContext>
    </DialogsContext>
  );
}

function openers(open: (dialog: RoomDialog) => void, openColumn: () => void): RoomDialogs {
  return {
    openSignOff: (phase) => open({ kind: "sign-off", phase }),
    openRefuse: (phase) => open({ kind: "refuse", phase }),
    openClosePhase: (phase) => open({ kind: "close-phase", phase }),
    openRestartPhase: (phase) => open({ kind: "restart-phase", phase }),
    openRevoke: (signOff) => open({ kind: "revoke", signOff }),
    openSettle: (obligation) => open({ kind: "settle", obligation }),
    openRollback: () => open({ kind: "rollback" }),
    openHold: () => open({ kind: "hold" }),
    openResume: () => open({ kind: "resume" }),
    openStart: () => open({ kind: "start" }),
    openMove: () => open({ kind: "move" }),
    openCancel: () => open({ kind: "cancel" }),
    openFlag: () => open({ kind: "flag" }),
    openColumn,
  };
}

/** How a phase is left: by signatures, or by the deployer's act where nobody signs it. */
function LeavePhaseDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const phase = useRoom().confirmed.phases.find((one) => one.key === key);
  if (!phase) return null;
  if (!isSigned(phase)) return <ClosePhaseDialog {...control} phase={key} />;
  return <SignOffDialog {...control} phase={phase} />;
}

/** Moving begins anew at each opening, with what is true then. */
function MoveHere({ open, onOpenChange }: DialogControl) {
  const { confirmed } = useRoom();
  const viewerZone = useRoomZone();
  const now = useRoomNow("minute");
  const close = () => onOpenChange(false);
  return open ? <MoveDialog state={confirmed} viewerZone={viewerZone} now={now} onClose={close} onMoved={close} /> : null;
}

function Shown({ dialog, control }: { dialog: RoomDialog; control: DialogControl }) {
  switch (dialog.kind) {
    case "sign-off":
      return <LeavePhaseDialog {...control} phase={dialog.phase} />;
    case "refuse":
      return <RefuseDialog {...control} phase={dialog.phase} />;
    case "close-phase":
      return <ClosePhaseDialog {...control} phase={dialog.phase} />;
    case "restart-phase":
      return <RestartPhaseDialog {...control} phase={dialog.phase} />;
    case "revoke":
      return <RevokeDialog {...control} signOff={dialog.signOff} />;
    case "settle":
      return <SettleDialog {...control} obligation={dialog.obligation} />;
    case "rollback":
      return <RollbackDialog {...control} />;
    case "hold":
      return <HoldDialog {...control} />;
    case "resume":
      return <ResumeDialog {...control} />;
    case "start":
      return <StartDialog {...control} />;
    case "move":
      return <MoveHere {...control} />;
    case "cancel":
      return <CancelDialog {...control} />;
    case "flag":
      return <FlagDialog {...control} />;
  }
}
