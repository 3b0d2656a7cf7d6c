"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CalendarClock, PenLine } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { messageQuery } from "@/lib/client/comms";
import { sendMessageCommand } from "@/lib/client/message-command";
import { useSubmit } from "@/lib/client/use-submit";
import type { MessageDto } from "@/lib/contracts/message";
import type { Instant } from "@/lib/domain/time/instant";
import { SendAtDialog } from "./send-at-dialog";

type ActionsProps = { data: MessageDto; now: string; zone: string; onChanged: () => void };

/** What can still be done about a message: approved, now or for a time, and cancelled until it has left. */
export function MessageActions({ data, now, zone, onChanged }: ActionsProps) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<"cancel" | "time" | null>(null);
  const { about, message } = data;
  const after = async () => {
    setAsked(null);
    await queries.invalidateQueries(messageQuery(about, message.id));
    onChanged();
  };
  const approve = async (sendAt?: Instant) => {
    await sendMessageCommand(about, { type: "message.approve", message: message.id, ...(sendAt ? { sendAt } : {}) });
    await after();
  };
  const form = useSubmit(() => approve(), []);
  const isProposed = message.act === "proposed";
  if (!isProposed && data.whyNotCancel !== null) return null;
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-border border-t bg-background px-5 py-3 max-md:px-3">
      {isProposed ? <Approve form={form} whyNot={data.whyNotApprove} onTime={() => setAsked("time")} /> : null}
      {data.whyNotCancel === null ? <Button onClick={() => setAsked("cancel")}>Cancel message</Button> : null}
      <FormProblem text={form.problem} />
      {asked === "cancel" ? <CancelDialog data={data} onDone={after} onClose={() => setAsked(null)} /> : null}
      {asked === "time" ? (
        <SendAtDialog
          title="Approve it for a time"
          action="Approve for this time"
          zone={about.zone}
          viewerZone={zone}
          proposed={message.slot !== null && message.slot > now ? message.slot : null}
          send={approve}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </footer>
  );
}

type ApproveProps = { form: ReturnType<typeof useSubmit>; whyNot: string | null; onTime: () => void };

function Approve({ form, whyNot, onTime }: ApproveProps) {
  return (
    <>
      <Button
        variant="signoff"
        busy={form.isBusy}
        onClick={form.submit}
        disabledReason={whyNot ?? undefined}
        reasonClassName="order-last basis-full"
      >
        <PenLine aria-hidden="true" />
        Approve and send
      </Button>
      {whyNot === null ? (
        <Button onClick={onTime}>
          <CalendarClock aria-hidden="true" />
          Approve for a time…
        </Button>
      ) : null}
    </>
  );
}

function CancelDialog({
  data: { about, message },
  onDone,
  onClose,
}: {
  data: MessageDto;
  onDone: () => Promise<void>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const form = useSubmit(async () => {
    await sendMessageCommand(about, { type: "message.cancel", message: message.id, reason });
    await onDone();
  }, ["reason"]);
  return (
    <ConfirmDialog
      title="Cancel this message?"
      text="It is not sent. That it was written and cancelled stays in the record."
      action="Cancel message"
      form={form}
      onClose={onClose}
    >
      <Field label="Why" error={form.problemAt("reason")} className="mt-3">
        <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
      </Field>
    </ConfirmDialog>
  );
}
