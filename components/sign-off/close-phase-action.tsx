"use client";

import { CircleCheck } from "lucide-react";
import { useId } from "react";
import { useRoomZone, useTriple } from "@/components/release/room-time";
import { useOfflineReason } from "@/components/release/use-command";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import { useRoomStore } from "@/lib/client/use-room";
import { whoCan } from "@/lib/domain/access/who-can";
import { whyReasonToClose } from "@/lib/domain/sign-off/close-phase";
import { whatFollows } from "@/lib/domain/sign-off/gate-words";
import { zonedTime } from "@/lib/domain/time/format";
import { OpenConditions, useGoToFirst } from "./open-conditions";
import { Hint } from "./sign-off-action";
import type { Gate } from "./use-gate";

/** A phase that nobody signs: the deployer closes it once its required items are resolved. */
export function ClosePhaseAction({ gate }: { gate: Gate }) {
  if (gate.phase.closed) return <Closed gate={gate} />;
  const conditions = gate.evaluation.conditions.filter((one) => one.code !== "not-closed");
  return <CloseButton gate={gate} conditions={conditions} />;
}

function CloseButton({ gate, conditions }: { gate: Gate; conditions: Gate["evaluation"]["conditions"] }) {
  const { state, phase, now } = gate;
  const { openClosePhase } = useRoomDialogs();
  const { permissions } = useRoomStore().context();
  const offline = useOfflineReason("close the phase");
  const zone = useRoomZone();
  const goToFirst = useGoToFirst(conditions);
  const id = useId();
  const mayClose = permissions.has("phase.close");
  if (!mayClose) {
    return (
      <>
        <Hint>{`Nobody signs ${phase.code}. ${whoCan("phase.close", state.roster)} closes it.`}</Hint>
        <OpenConditions conditions={conditions} />
      </>
    );
  }
  const isRefused = conditions.length > 0 || offline !== undefined;
  const follows = whatFollows(state, phase, "Closing", { now, time: (instant) => zonedTime(instant, zone) });
  const asked = conditions.length === 0 ? whyReasonToClose(state, phase, now) : null;
  return (
    <div className="mt-3">
      <Button
        variant="primary"
        className="w-full"
        onClick={() => openClosePhase(phase.key)}
        reasonId={isRefused ? id : undefined}
        onRefusedPress={goToFirst}
      >
        Close {phase.code}
      </Button>
      <div id={id}>
        {offline ? <Hint>{offline}</Hint> : null}
        <OpenConditions conditions={conditions} />
      </div>
      {isRefused ? null : <Hint>{[asked, follows].filter(Boolean).join(" ")}</Hint>}
    </div>
  );
}

function Closed({ gate: { phase } }: { gate: Gate }) {
  const triple = useTriple();
  if (!phase.closed) return null;
  return (
    <div className="mt-3 flex items-start gap-2.5">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
      <div className="min-w-0">
        <div>{phase.closed.by.name} closed it</div>
        <div className="tnum text-subtle-foreground text-xs">{triple(phase.closed.at)}</div>
        {phase.closed.reason ? <div className="text-muted-foreground text-xs">“{phase.closed.reason}”</div> : null}
      </div>
    </div>
  );
}
