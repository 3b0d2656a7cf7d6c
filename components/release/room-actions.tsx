"use client";

import { EllipsisVertical, Flag, Pause, Play, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { part, useArrived } from "@/components/ui/part";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { AllowedAction, ReleaseAction } from "@/lib/domain/release/allowed-actions";
import { canRollBack } from "@/lib/domain/release/start-rollback";
import { useActions } from "./use-actions";
import { useRoomDialogs } from "./use-room-dialogs";

/** What the person may do with the whole release; what nobody can do now is left out, what somebody else can is refused with the reason. */
export function RoomActions() {
  const { state } = useRoom();
  const dialogs = useRoomDialogs();
  const actions = useActions();
  const show = (action: ReleaseAction) => {
    const found = actions.get(action);
    return found && (found.enabled || found.code === "not-permitted") ? found : null;
  };
  const resume = state.status === "on-hold" ? show("release.resume") : null;
  const hold = show("release.hold");
  const rollBack = actions.get("rollback.start");
  return (
    <div className="flex items-center gap-2 print:hidden">
      {resume ? <ActionButton action={resume} icon={<Play aria-hidden="true" />} label="Resume" onClick={dialogs.openResume} /> : null}
      {hold?.enabled ? (
        <ActionButton action={hold} icon={<Pause aria-hidden="true" />} label="Hold" onClick={dialogs.openHold} className="max-md:hidden" />
      ) : null}
      <FlagButton />
      <span className="max-md:hidden">
        <MoreMenu />
      </span>
      {rollBack && canRollBack(state) ? (
        <>
          <div className="mx-1 h-8 w-px bg-border max-md:hidden" />
          <ActionButton
            action={rollBack}
            icon={<Undo2 aria-hidden="true" />}
            label="Roll back…"
            variant="danger-outline"
            onClick={dialogs.openRollback}
          />
        </>
      ) : null}
    </div>
  );
}

/** Somebody who may not hold or roll back can still make it be looked at. */
function FlagButton() {
  const dialogs = useRoomDialogs();
  const actions = useActions();
  const { state } = useRoom();
  const mayHold = actions.get("release.hold")?.enabled || actions.get("rollback.start")?.enabled;
  const isOver = state.status === "completed" || state.status === "cancelled" || state.status === "rolled-back" || state.status === "draft";
  const store = useRoomStore();
  if (mayHold || isOver || !store.context().permissions.has("flag.raise")) return null;
  return (
    <Button onClick={dialogs.openFlag}>
      <Flag aria-hidden="true" />
      Raise a flag
    </Button>
  );
}

type ActionButtonProps = {
  action: AllowedAction;
  icon: ReactNode;
  label: string;
  variant?: "secondary" | "danger-outline";
  onClick: () => void;
  className?: string;
};

function ActionButton({ action, icon, label, variant = "secondary", onClick, className }: ActionButtonProps) {
  const reason = action.enabled ? undefined : action.reason;
  return (
    <Button variant={variant} onClick={onClick} className={className} disabledReason={reason} reasonClassName="max-w-40 max-md:hidden">
      {icon}
      {label}
    </Button>
  );
}

const menu = part(() => import("./room-menu"));

/** What is done rarely comes after the page. */
export function MoreMenu() {
  const found = useArrived(menu);
  return (
    <Menu
      trigger={
        <IconButton label="More actions" size="lg">
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      }
    >
      {found ? <found.RoomMenu /> : null}
    </Menu>
  );
}
