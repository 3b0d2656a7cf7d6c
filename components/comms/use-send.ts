"use client";

import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { sendMessageCommand } from "@/lib/client/message-command";
import { useSubmit } from "@/lib/client/use-submit";
import type { DraftDto } from "@/lib/contracts/message";
import { isExternal } from "@/lib/domain/comms/message";
import type { Instant } from "@/lib/domain/time/instant";
import type { Place } from "./use-place";

type After = { readonly onGo: (place: Place | null) => void; readonly onChanged: () => void };

/** Sends a draft as it is shown, now or at a time, or proposes it where it reaches customers; leads to the message that it became. */
export function useSend(draft: DraftDto, { onGo, onChanged }: After) {
  const toast = useToast();
  const [lackingReason, setReason] = useState("");
  const missing = draft.fields.filter((one) => one.isMissing).map((one) => one.key);
  const send = async (sendAt?: Instant) => {
    const { due, audiences, subject } = draft;
    const fields = draft.fields.filter((one) => !one.isMissing).map(({ key, text }) => ({ key, text }));
    const message = { kind: due.kind, slot: due.dueAt, audiences, subject, fields };
    const when = { ...(sendAt ? { sendAt } : {}), ...(missing.length > 0 ? { lackingReason } : {}) };
    const of = { kind: draft.about.kind, id: draft.about.id };
    const made = await sendMessageCommand(of, { type: "message.send", message, ...when });
    toast.show({ text: isExternal(draft) ? "Proposed. Somebody else approves it." : sendAt ? "It has a time now." : "Sent." });
    onChanged();
    onGo(made ? { of, kind: "message", id: made } : null);
  };
  const form = useSubmit(() => send(), ["lackingReason"]);
  return { form, send, missing, lackingReason, setReason };
}
