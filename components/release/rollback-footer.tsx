"use client";

import { CircleCheck, Info, PenLine } from "lucide-react";
import { useId } from "react";
import { OpenConditions, useGoToFirst } from "@/components/sign-off/open-conditions";
import { useGate } from "@/components/sign-off/use-gate";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { SignOffDots } from "@/components/ui/sign-off-dots";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import type { PhaseState } from "@/lib/domain/release/state";
import { barSentence } from "@/lib/domain/sign-off/gate-words";
import { dotsOf } from "./gate-dots";
import { useTriple } from "./room-time";
import { useOfflineReason } from "./use-command";
import { useRoomDialogs } from "./use-room-dialogs";

/** Closing the rollback is the sign-off of its phase. Source: SIGNOFF, "closing a rollback". */
export function RollbackFooter({ phase }: { phase: PhaseState }) {
  const gate = useGate(phase.key);
  const { openSignOff } = useRoomDialogs();
  const offline = useOfflineReason("sign");
  const triple = useTriple();
  const id = useId();
  const goToFirst = useGoToFirst(gate?.evaluation.conditions ?? []);
  if (!gate) return null;
  const { closed } = gate.phase;
  if (closed) {
    return (
      <div className="flex h-14 shrink-0 items-center gap-2 border-border border-t bg-background px-4">
        <CircleCheck className="size-4 text-done" aria-hidden="true" />
        <span className="font-medium">Rollback closed</span>
        <span className="tnum text-muted-foreground text-xs">{triple(closed.at)}</span>
      </div>
    );
  }
  const canSign = gate.part.kind === "sign" && offline === undefined;
  const needs = gate.evaluation.roles.map(({ role }) => RELEASE_ROLE_NAMES[role].toLowerCase());
  return (
    <div className="flex min-h-14 shrink-0 items-center gap-3 border-border border-t bg-background px-4 py-2">
      <Button
        variant="signoff"
        onClick={() => openSignOff(phase.key)}
        reasonId={canSign ? undefined : id}
        onRefusedPress={goToFirst ?? (() => openSignOff(phase.key))}
      >
        <PenLine aria-hidden="true" />
        Close rollback
      </Button>
      <SignOffDots signers={dotsOf({ phase: gate.phase, gate: gate.evaluation })} />
      <span id={id} className="flex min-w-0 items-center gap-1.5 text-muted-foreground text-xs">
        <Info className="size-3.5 shrink-0" aria-hidden="true" />
        <span className="min-w-0">
          {offline ?? barSentence(gate)} Needs {listed(needs, "and")}.
        </span>
      </span>
      {gate.evaluation.conditions.length > 0 ? (
        <span className="ml-auto shrink-0">
          <Popover
            title="What keeps the rollback open"
            showTitle
            side="top"
            align="end"
            className="max-h-96 w-96 overflow-y-auto"
            trigger={
              <Button size="sm" variant="ghost">
                What is open
              </Button>
            }
          >
            <OpenConditions conditions={gate.evaluation.conditions} />
          </Popover>
        </span>
      ) : null}
    </div>
  );
}
