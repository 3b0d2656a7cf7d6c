"use client";

import { BookOpenText, CircleX, EllipsisVertical, Flag, Pause, Play, Printer, ShieldAlert, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { briefingHref } from "@/lib/client/room-href";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { type AllowedAction, allowedAction, type ReleaseAction } from "@/lib/domain/release/allowed-actions";
import { mayEdit } from "@/lib/domain/release/edit-release";
import { isStarted } from "@/lib/domain/release/release-phases";
import { canRollBack } from "@/lib/domain/release/start-rollback";
import { PLAN_ACTIONS } from "./plan-actions";
import { useRoomNow } from "./room-time";
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

/** What is done rarely. Changes of the plan say who can make them; the rest is left out where one may not do it now. */
export function MoreMenu() {
  const dialogs = useRoomDialogs();
  const actions = useActions();
  const may = (action: ReleaseAction) => actions.get(action)?.enabled === true;
  const { state } = useRoom();
  const context = useRoomStore().context();
  // Offered where the roster does not suffice, too: the dialog says who is missing.
  const canRaise = state.details.criticality !== "critical" && !isStarted(state) && mayEdit(state, context) === null;
  return (
    <Menu
      trigger={
        <IconButton label="More actions" size="lg">
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      }
    >
      {may("release.hold") ? (
        <MenuItem onClick={dialogs.openHold} className="md:hidden">
          <Pause aria-hidden="true" />
          Hold
        </MenuItem>
      ) : null}
      {PLAN_ACTIONS.map(({ action, label, icon: Icon, opener }) => {
        const found = actions.get(action);
        // Moving T-0 is editing, too: who may is said once.
        if (!found || !(found.enabled || (found.code === "not-permitted" && action !== "release.move"))) return null;
        return (
          <MenuItem key={action} onClick={dialogs[opener]} disabledReason={found.reason ?? undefined}>
            <Icon aria-hidden="true" />
            {label}
          </MenuItem>
        );
      })}
      {canRaise ? (
        <MenuItem onClick={dialogs.openRaise}>
          <ShieldAlert aria-hidden="true" />
          Make production-critical
        </MenuItem>
      ) : null}
      <BriefingItem />
      <MenuItem onClick={() => print()}>
        <Printer aria-hidden="true" />
        Print
      </MenuItem>
      {may("release.cancel") ? (
        <MenuItem onClick={dialogs.openCancel} tone="danger">
          <CircleX aria-hidden="true" />
          Cancel this release
        </MenuItem>
      ) : null}
    </Menu>
  );
}

function BriefingItem() {
  const { team } = useWorkspace();
  const { id } = useRoom().state;
  const router = useRouter();
  return (
    <MenuItem onClick={() => router.push(briefingHref(team.slug, id))}>
      <BookOpenText aria-hidden="true" />
      Support briefing
    </MenuItem>
  );
}

const ACTIONS = [
  "deployment.start",
  "release.hold",
  "release.resume",
  "rollback.start",
  "release.move",
  "release.edit",
  "roster.change",
  "release.cancel",
] as const satisfies readonly ReleaseAction[];

function useActions(): ReadonlyMap<ReleaseAction, AllowedAction> {
  const { state } = useRoom();
  const store = useRoomStore();
  useRoomNow("minute");
  const context = store.context();
  return new Map(ACTIONS.map((name) => [name, allowedAction(state, name, context)]));
}
