"use client";

import { PanelRightOpen, PenLine, Rocket } from "lucide-react";
import type { ReactNode } from "react";
import { signLabel } from "@/components/sign-off/sign-off-action";
import { type Gate, useGate } from "@/components/sign-off/use-gate";
import { useTurnAnnouncement } from "@/components/sign-off/use-turn-announcement";
import { useWithdraw } from "@/components/sign-off/use-withdraw";
import { useIsWatched } from "@/components/stage/use-is-watched";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { part, usePart } from "@/components/ui/part";
import { SignOffDots } from "@/components/ui/sign-off-dots";
import { useRoomStore } from "@/lib/client/use-room";
import type { PhaseState } from "@/lib/domain/release/state";
import { isSigned } from "@/lib/domain/sign-off/gate-order";
import { barSentence, phaseWord } from "@/lib/domain/sign-off/gate-words";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { dotsOf } from "./gate-dots";
import { useAllowed } from "./use-allowed";
import { useOfflineReason } from "./use-command";
import { useIsWide } from "./use-media";
import { useColumnDrawer, useRoomDialogs } from "./use-room-dialogs";

const drawerCode = part(() => import("./column-drawer"));

/** Below 1280 px: how the phase stands in one line, the button that is due, and the way to everything else of the column. */
export function SignOffBar({ phase, beside }: { phase: PhaseState /** What else is in reach of a thumb. */; beside?: ReactNode }) {
  const isWide = useIsWide();
  const gate = useGate(phase.key);
  const { isOpen, setOpen } = useColumnDrawer();
  const drawer = usePart(drawerCode, isOpen);
  // This bar stands in every room, also where it draws nothing.
  useTurnAnnouncement(gate);
  if (isWide || !gate) return null;
  return (
    <footer className="flex shrink-0 items-center gap-3 border-border border-t bg-background px-4 py-2.5 max-md:flex-wrap max-md:pt-3 max-md:pb-5 xl:hidden print:hidden">
      <div className="flex min-w-0 flex-1 items-center gap-2 text-muted-foreground text-xs max-md:basis-full">
        {isSigned(gate.phase) ? <SignOffDots signers={dotsOf({ phase: gate.phase, gate: gate.evaluation })} /> : null}
        <span className="min-w-0 flex-1 truncate">{barSentence(gate)}</span>
        <IconButton label="Sign-off and activity" size="lg" onClick={() => setOpen(true)} className="-my-2 -mr-2">
          <PanelRightOpen aria-hidden="true" />
        </IconButton>
      </div>
      {beside}
      <BarButton gate={gate} />
      {drawer ? <drawer.ColumnDrawer phase={phase} open={isOpen} onOpenChange={setOpen} /> : null}
    </footer>
  );
}

const WIDE = "max-md:h-12 max-md:w-full max-md:text-base";

/** The one thing to do now, if there is one: start, sign, or close. */
function BarButton({ gate }: { gate: Gate }) {
  const { openSignOff, openStart, openClosePhase } = useRoomDialogs();
  const offline = useOfflineReason("sign");
  const start = useAllowed("deployment.start");
  const close = gate.evaluation.conditions.every((one) => one.code === "not-closed") && gate.phase.status === "open";
  const mayClose = useRoomStore().context().permissions.has("phase.close");
  if (gate.state.status === "ready" && start.enabled) {
    return (
      <Button variant="primary" onClick={openStart} className={WIDE} disabledReason={offline}>
        <Rocket aria-hidden="true" />
        Start deployment
      </Button>
    );
  }
  if (isDecisionStage(gate.phase)) return <DecideButton gate={gate} />;
  if (gate.part.kind === "sign") {
    const roles = gate.part.options.map((one) => one.role);
    return (
      <Button variant="signoff" onClick={() => openSignOff(gate.phase.key)} className={WIDE} disabledReason={offline}>
        <PenLine aria-hidden="true" />
        {signLabel(roles, phaseWord(gate.phase))}
      </Button>
    );
  }
  if (gate.part.kind === "refused") return <WithdrawButton signOff={gate.part.row.id} />;
  if (isSigned(gate.phase) || !close || !mayClose) return null;
  return (
    <Button variant="primary" onClick={() => openClosePhase(gate.phase.key)} className={WIDE} disabledReason={offline}>
      Close {gate.phase.code}
    </Button>
  );
}

function WithdrawButton({ signOff }: { signOff: string }) {
  const withdraw = useWithdraw();
  return (
    <Button onClick={() => void withdraw(signOff)} className={WIDE} disabledReason={useOfflineReason("withdraw the refusal")}>
      Withdraw your refusal
    </Button>
  );
}

/** A stage is decided in the drawer, where all of its choices stand; whoever can choose nothing there needs no button. */
function DecideButton({ gate: { state, phase, evaluation, part } }: { gate: Gate }) {
  const isWatched = useIsWatched(state, phase);
  const { setOpen } = useColumnDrawer();
  const { permissions } = useRoomStore().context();
  const isTheirs = permissions.has("phase.close") || permissions.has("rollback.start");
  if (evaluation.display === "locked" || phase.status !== "open" || !isTheirs) return null;
  return (
    <Button variant={part.kind === "sign" && isWatched ? "signoff" : "primary"} onClick={() => setOpen(true)} className={WIDE}>
      <PenLine aria-hidden="true" />
      Decide {phase.code}
    </Button>
  );
}
