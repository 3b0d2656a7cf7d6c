"use client";

import { OpenConditions } from "@/components/sign-off/open-conditions";
import { useGate } from "@/components/sign-off/use-gate";
import { useRoomStore } from "@/lib/client/use-room";
import { whoCan } from "@/lib/domain/access/who-can";
import { whyReasonToClose } from "@/lib/domain/sign-off/close-phase";
import { openItems } from "@/lib/domain/sign-off/open-items";
import { CommandDialog, type DialogControl } from "./command-dialog";

/** The deployer closes a phase that nobody signs; early, or with nothing required in it, with a reason. Source: SIGNOFF rule 3. */
export function ClosePhaseDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const gate = useGate(key);
  const mayClose = useRoomStore().context().permissions.has("phase.close");
  if (!gate) return null;
  const { state, phase, evaluation, now } = gate;
  const conditions = evaluation.conditions.filter((one) => one.code !== "not-closed");
  const isReady = phase.status === "open" && conditions.length === 0;
  const asked = isReady && mayClose ? whyReasonToClose(state, phase, now) : null;
  const stays = openItems(state, phase, now).optional.map(({ item }) => item.title);
  return (
    <CommandDialog
      {...control}
      title={`Close ${phase.code} ${phase.name}?`}
      {...(asked ? { field: { label: "Reason", hint: asked } } : {})}
      submit={{ label: `Close ${phase.code}` }}
      doing="close the phase"
      refusal={whyNot({ isReady, mayClose, isClosed: phase.closed !== null, code: phase.code, who: whoCan("phase.close", state.roster) })}
      command={(reason) => ({ type: "phase.close", phase: key, ...(reason ? { reason } : {}) })}
      done={`${phase.code} is closed.`}
    >
      {isReady ? (
        <p className="text-muted-foreground">
          Every required item is resolved. Your name and the time are recorded; the next phase opens.
          {stays.length > 0 ? ` Optional items that stay open: ${stays.join(", ")}.` : ""}
        </p>
      ) : (
        <OpenConditions conditions={conditions} onFollow={() => control.onOpenChange(false)} />
      )}
    </CommandDialog>
  );
}

type Standing = { isReady: boolean; mayClose: boolean; isClosed: boolean; code: string; who: string };

function whyNot({ isReady, mayClose, isClosed, code, who }: Standing): string | undefined {
  if (isClosed) return `${code} is closed already.`;
  if (!mayClose) return `Only ${who} can close a phase.`;
  return isReady ? undefined : `${code} cannot be closed yet.`;
}
