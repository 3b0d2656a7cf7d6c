"use client";

import { AnswerDialog } from "@/components/handover/answer-dialog";
import { OfferDialog } from "@/components/handover/offer-dialog";
import { DeclareDialog } from "@/components/incident/declare-dialog";
import { EditDialog } from "@/components/plan/edit-dialog";
import { MoveDialog } from "@/components/plan/move-dialog";
import { RosterDialog } from "@/components/plan/roster-dialog";
import { ApplyRuleDialog } from "@/components/sign-off/apply-rule-dialog";
import { BreakGlassDialog } from "@/components/sign-off/break-glass-dialog";
import { RefuseDialog } from "@/components/sign-off/refuse-dialog";
import { RevokeDialog } from "@/components/sign-off/revoke-dialog";
import { SignOffDialog } from "@/components/sign-off/sign-off-dialog";
import { CorrectReadingDialog } from "@/components/stage/correct-reading-dialog";
import { StageDialog } from "@/components/stage/stage-dialog";
import { useToast } from "@/components/ui/toast";
import { QueryProvider } from "@/lib/client/query-provider";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { isSigned } from "@/lib/domain/sign-off/gate-order";
import { CancelDialog } from "./cancel-dialog";
import { ClosePhaseDialog } from "./close-phase-dialog";
import type { DialogControl } from "./command-dialog";
import { FlagDialog } from "./flag-dialog";
import { HoldDialog } from "./hold-dialog";
import { RaiseDialog } from "./raise-dialog";
import { RestartPhaseDialog } from "./restart-phase-dialog";
import { ResumeDialog } from "./resume-dialog";
import { RollbackDialog } from "./rollback-dialog";
import { useRoomNow, useRoomZone } from "./room-time";
import { SettleDialog } from "./settle-dialog";
import { StartDialog } from "./start-dialog";
import { useAllowed } from "./use-allowed";
import type { RoomDialog } from "./use-room-dialogs";

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

/** As moving: each opening begins with what is true then. */
function EditHere({ open, onOpenChange }: DialogControl) {
  const { confirmed } = useRoom();
  const allowed = useAllowed("release.edit");
  return open ? <EditDialog state={confirmed} allowed={allowed} onClose={() => onOpenChange(false)} /> : null;
}

function RosterHere({ open, onOpenChange }: DialogControl) {
  const { confirmed } = useRoom();
  const { members } = useRoomStore().dto;
  const viewerZone = useRoomZone();
  const now = useRoomNow("minute");
  const allowed = useAllowed("roster.change");
  if (!open) return null;
  const close = () => onOpenChange(false);
  return <RosterDialog state={confirmed} members={members} viewerZone={viewerZone} now={now} allowed={allowed} onClose={close} />;
}

function DeclareHere({ open, onOpenChange }: DialogControl) {
  const { id, details } = useRoom().confirmed;
  const { show } = useToast();
  const close = () => onOpenChange(false);
  const declared = () => {
    show({ text: "The incident is declared" });
    close();
  };
  const release = { id, service: details.service.name, version: details.toVersion };
  return open ? <DeclareDialog release={release} onClose={close} onDeclared={declared} /> : null;
}

type ShownProps = { dialog: RoomDialog; control: DialogControl };

/** One dialog of the room. All of them are one piece of code, fetched after the page: where one opens, each does. */
export function ShownDialog(props: ShownProps) {
  return (
    <QueryProvider>
      <Shown {...props} />
    </QueryProvider>
  );
}

function Shown({ dialog, control }: ShownProps) {
  switch (dialog.kind) {
    case "sign-off":
      return <LeavePhaseDialog {...control} phase={dialog.phase} />;
    case "refuse":
      return <RefuseDialog {...control} phase={dialog.phase} />;
    case "close-phase":
      return <ClosePhaseDialog {...control} phase={dialog.phase} />;
    case "restart-phase":
      return <RestartPhaseDialog {...control} phase={dialog.phase} />;
    case "apply-rule":
      return <ApplyRuleDialog {...control} phase={dialog.phase} />;
    case "break-glass":
      return <BreakGlassDialog {...control} phase={dialog.phase} />;
    case "pause":
    case "roll-back-from":
    case "dissent":
    case "readings":
      return <StageDialog {...control} kind={dialog.kind} phase={dialog.phase} />;
    case "correct-reading":
      return <CorrectReadingDialog {...control} reading={dialog.reading} />;
    case "revoke":
      return <RevokeDialog {...control} signOff={dialog.signOff} />;
    case "handover":
      return <AnswerDialog {...control} handover={dialog.handover} />;
    case "settle":
      return <SettleDialog {...control} obligation={dialog.obligation} />;
    case "rollback":
    case "hold":
    case "resume":
    case "start":
    case "move":
    case "edit":
    case "roster":
    case "raise":
    case "cancel":
    case "flag":
    case "incident":
    case "offer": {
      const OfRelease = OF_RELEASE[dialog.kind];
      return <OfRelease {...control} />;
    }
  }
}

/** The dialogs that are about the release as a whole. */
const OF_RELEASE = {
  rollback: RollbackDialog,
  hold: HoldDialog,
  resume: ResumeDialog,
  start: StartDialog,
  move: MoveHere,
  edit: EditHere,
  roster: RosterHere,
  raise: RaiseDialog,
  cancel: CancelDialog,
  flag: FlagDialog,
  incident: DeclareHere,
  offer: OfferDialog,
};
