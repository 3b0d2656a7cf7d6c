"use client";

import { createContext, use } from "react";

/** Dialogs about a stage of a canary. */
export type StageDialogKind = "pause" | "roll-back-from" | "dissent" | "readings";

/** A dialog of the room and what it is about. */
export type RoomDialog =
  | {
      readonly kind: "sign-off" | "refuse" | "close-phase" | "restart-phase" | "apply-rule" | "break-glass" | StageDialogKind;
      readonly phase: string;
    }
  | { readonly kind: "correct-reading"; readonly reading: string }
  | { readonly kind: "revoke"; readonly signOff: string }
  | { readonly kind: "handover"; readonly handover: string }
  | { readonly kind: "settle"; readonly obligation: string }
  | {
      readonly kind:
        | "rollback"
        | "hold"
        | "resume"
        | "start"
        | "move"
        | "edit"
        | "roster"
        | "raise"
        | "cancel"
        | "flag"
        | "incident"
        | "offer";
    };

/** Opens one of the room's dialogs from anywhere in it; each explains by itself why it cannot be carried out. */
export type RoomDialogs = {
  /** `phase` is the key of a phase, here and below. */
  readonly openSignOff: (phase: string) => void;
  readonly openRefuse: (phase: string) => void;
  readonly openClosePhase: (phase: string) => void;
  readonly openRestartPhase: (phase: string) => void;
  readonly openApplyRule: (phase: string) => void;
  readonly openBreakGlass: (phase: string) => void;
  readonly openPause: (phase: string) => void;
  readonly openRollBackFrom: (phase: string) => void;
  readonly openDissent: (phase: string) => void;
  /** What was read in a phase, to be typed. */
  readonly openReadings: (phase: string) => void;
  /** Id of the reading to replace. */
  readonly openCorrectReading: (reading: string) => void;
  /** Id of the sign-off to take back. */
  readonly openRevoke: (signOff: string) => void;
  readonly openSettle: (obligation: string) => void;
  readonly openRollback: () => void;
  readonly openHold: () => void;
  readonly openResume: () => void;
  readonly openStart: () => void;
  readonly openMove: () => void;
  readonly openEdit: () => void;
  readonly openRoster: () => void;
  /** Asks a colleague to take over what one does. */
  readonly openOffer: () => void;
  /** Id of the handover to read and answer. */
  readonly openHandover: (handover: string) => void;
  readonly openRaise: () => void;
  readonly openCancel: () => void;
  readonly openFlag: () => void;
  /** Declares an incident from this release. */
  readonly openIncident: () => void;
  /** Below 1280 px: the drawer with sign-offs and activity. Does nothing above, where both are on the page. */
  readonly openColumn: () => void;
};

type Column = { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void };

export const DialogsContext = createContext<RoomDialogs | null>(null);
export const ColumnContext = createContext<Column>({ isOpen: false, setOpen: () => undefined });

/** The dialogs of the room around this component. Throws outside a RoomDialogsProvider. */
export function useRoomDialogs(): RoomDialogs {
  const dialogs = use(DialogsContext);
  if (!dialogs) throw new Error("There is no RoomDialogsProvider around this component.");
  return dialogs;
}

/** Whether the drawer of narrow screens is open; for whoever draws it. */
export function useColumnDrawer(): Column {
  return use(ColumnContext);
}
