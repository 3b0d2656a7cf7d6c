"use client";

import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { whoCan } from "@/lib/domain/access/who-can";
import { whyReasonToClose } from "@/lib/domain/sign-off/close-phase";
import { openItems } from "@/lib/domain/sign-off/open-items";
import { CommandDialog, type DialogControl } from "./command-dialog";
import { useRoomNow } from "./room-time";

/** The deployer closes a phase that nobody signs; early, or with nothing required in it, with a reason. Source: SIGNOFF rule 3. */
export function ClosePhaseDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const now = useRoomNow("minute");
  const phase = confirmed.phases.find((one) => one.key === key);
  if (!phase) return null;
  const asked = whyReasonToClose(confirmed, phase, now);
  const stays = openItems(confirmed, phase, now).optional.map(({ item }) => item.title);
  const mayClose = store.context().permissions.has("phase.close");
  return (
    <CommandDialog
      {...control}
      title={`Close ${phase.code} ${phase.name}?`}
      {...(asked ? { field: { label: "Reason", hint: asked } } : {})}
      submit={{ label: `Close ${phase.code}` }}
      doing="close the phase"
      refusal={mayClose ? undefined : `Only ${whoCan("phase.close", confirmed.roster)} can close a phase.`}
      command={(reason) => ({ type: "phase.close", phase: key, ...(reason ? { reason } : {}) })}
      done={`${phase.code} is closed.`}
    >
      <p className="text-muted-foreground">
        Every required item is resolved. Your name and the time are recorded; the next phase opens.
        {stays.length > 0 ? ` Optional items that stay open: ${stays.join(", ")}.` : ""}
      </p>
    </CommandDialog>
  );
}
