"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleSlash, PenLine } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { messageQuery } from "@/lib/client/comms";
import { newId } from "@/lib/client/new-id";
import { sendCommand } from "@/lib/client/release";
import { useSubmit } from "@/lib/client/use-submit";
import type { DeliveryCounts, MessageDto } from "@/lib/contracts/message";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { FIELDS } from "@/lib/domain/comms/kinds";
import { AUDIENCE_NAMES, hasLeft } from "@/lib/domain/comms/message";
import { formatOffset, offsetFrom } from "@/lib/domain/time/axis";
import { dayLabel, zoneTimes } from "@/lib/domain/time/format";
import type { Delivered } from "./delivery-sheet";
import { deliveryText } from "./delivery-words";

type ViewProps = {
  release: string;
  id: string;
  now: string;
  zone: string;
  /** How many it reached; null where that is not known here. */
  counts: DeliveryCounts | null;
  back: ReactNode;
  onChanged: () => void;
  onDelivery: (of: Delivered) => void;
};

/** A message as it was written: proposed, sent or cancelled; with what can still be done about it. */
export function MessageView({ release, id, now, zone, counts, back, onChanged, onDelivery }: ViewProps) {
  const query = useQuery(messageQuery(release, id));
  const { data, error } = query;
  if (error && !data) {
    return (
      <div className="p-5">
        {back}
        <ErrorState title="The message did not load" onRetry={() => void query.refetch()}>
          {errorText(error)}
        </ErrorState>
      </div>
    );
  }
  if (!data) return <SkeletonRows label="Loading the message" rows={8} className="p-5" />;
  return (
    <>
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 border-border border-b px-5 py-1.5 max-md:px-3">
        {back}
        <h2 className="font-semibold text-base">{KIND_NAMES[data.message.kind]}</h2>
        <span className="text-muted-foreground text-xs">
          {data.release.service} {data.release.version}
        </span>
        <ActChip act={data.message.act} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3">
        <Record data={data} zone={zone}>
          {hasLeft(data.message, now) ? <Delivery counts={counts} onOpen={() => onDelivery(data)} /> : null}
        </Record>
        <dl className="mt-4 rounded-lg border border-border px-6 py-3 max-md:px-3">
          {data.fields.map(({ key, text }) => (
            <div
              key={key}
              className="grid grid-cols-[152px_1fr] gap-x-3 border-border-soft border-t py-2 first:border-t-0 max-md:grid-cols-1"
            >
              <dt className="text-subtle-foreground">{FIELDS[key]}</dt>
              <dd className="whitespace-pre-line break-words">{text}</dd>
            </div>
          ))}
        </dl>
        {data.lacking ? (
          <p className="mt-3 text-muted-foreground text-xs">
            Goes without {data.lacking.fields.map((key) => FIELDS[key]).join(", ")}: {data.lacking.reason}
          </p>
        ) : null}
      </div>
      <Actions data={data} onChanged={onChanged} />
    </>
  );
}

function ActChip({ act }: { act: MessageDto["message"]["act"] }) {
  const { tone, icon, text } = CHIPS[act];
  return (
    <Chip tone={tone} icon={icon} className="ml-auto">
      {text}
    </Chip>
  );
}

const CHIPS = {
  proposed: { tone: "signoff", icon: PenLine, text: "Waits for a second person" },
  sent: { tone: "done", icon: CircleCheck, text: "Sent" },
  cancelled: { tone: "na", icon: CircleSlash, text: "Cancelled" },
} as const;

const BY = { proposed: "Proposed by", sent: "Sent by", cancelled: "Cancelled by" } as const;

type RecordProps = { data: MessageDto; zone: string; children: ReactNode };

function Record({ data: { message, release }, zone, children }: RecordProps) {
  const at = message.sendAt ?? message.at;
  const times = zoneTimes({ instant: at, viewerZone: zone, releaseZone: release.zone });
  return (
    <dl className="grid grid-cols-[64px_1fr] gap-x-3 gap-y-1.5">
      <dt className="text-subtle-foreground">To</dt>
      <dd>{message.audiences.map((one) => AUDIENCE_NAMES[one]).join(", ")}</dd>
      <dt className="text-subtle-foreground">Subject</dt>
      <dd className="font-medium">{message.subject}</dd>
      <dt className="text-subtle-foreground">When</dt>
      <dd className="tnum">
        {BY[message.act]} {message.by.name}, {dayLabel(at, zone)}, {times.join(" · ")} · {formatOffset(offsetFrom(release.t0, at))}
      </dd>
      {children}
    </dl>
  );
}

function Delivery({ counts, onOpen }: { counts: DeliveryCounts | null; onOpen: () => void }) {
  return (
    <>
      <dt className="text-subtle-foreground">Delivery</dt>
      <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {counts ? <span className={cn("tnum", counts.open > 0 && "font-medium text-failed-fg")}>{deliveryText(counts)}</span> : null}
        <Button size="sm" onClick={onOpen} className="-my-1">
          Recipients
        </Button>
      </dd>
    </>
  );
}

function Actions({ data, onChanged }: { data: MessageDto; onChanged: () => void }) {
  const queries = useQueryClient();
  const [isCancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState("");
  const { release, message } = data;
  const after = async () => {
    await queries.invalidateQueries(messageQuery(release.id, message.id));
    onChanged();
  };
  const approve = useSubmit(async () => {
    await sendCommand(release.id, { type: "message.approve", message: message.id }, newId());
    await after();
  }, []);
  const cancel = useSubmit(async () => {
    await sendCommand(release.id, { type: "message.cancel", message: message.id, reason }, newId());
    setCancelling(false);
    await after();
  }, ["reason"]);
  const isProposed = message.act === "proposed";
  if (!isProposed && data.whyNotCancel !== null) return null;
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-border border-t bg-background px-5 py-3 max-md:px-3">
      {isProposed ? (
        <Button
          variant="signoff"
          busy={approve.isBusy}
          onClick={approve.submit}
          disabledReason={data.whyNotApprove ?? undefined}
          reasonClassName="order-last basis-full"
        >
          <PenLine aria-hidden="true" />
          Approve and send
        </Button>
      ) : null}
      {data.whyNotCancel === null ? <Button onClick={() => setCancelling(true)}>Cancel message</Button> : null}
      <FormProblem text={approve.problem} />
      {isCancelling ? (
        <ConfirmDialog
          title="Cancel this message?"
          text="It is not sent. That it was written and cancelled stays in the record."
          action="Cancel message"
          form={cancel}
          onClose={() => setCancelling(false)}
        >
          <Field label="Why" error={cancel.problemAt("reason")} className="mt-3">
            <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
          </Field>
        </ConfirmDialog>
      ) : null}
    </footer>
  );
}
