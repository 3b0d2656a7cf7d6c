"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { CHANNEL_ICONS, STATUS_WORDS } from "@/components/audience/destination-words";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormProblem } from "@/components/ui/form-problem";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { decideDelivery, messageDeliveriesQuery, type Source } from "@/lib/client/comms";
import { useSubmit } from "@/lib/client/use-submit";
import type { MessageDeliveriesDto, MessageDeliveryDto } from "@/lib/contracts/destination";
import type { CommunicationsDto } from "@/lib/contracts/message";
import { CHANNEL_NAMES } from "@/lib/domain/comms/destination";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { subjectName } from "@/lib/domain/comms/letter";
import { AUDIENCE_NAMES } from "@/lib/domain/comms/message";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";

/** The message whose deliveries are looked at. */
export type Delivered = Pick<CommunicationsDto["messages"][number], "about" | "message">;
type SheetProps = { of: Delivered; zone: string; onClose: () => void };

/** Each recipient of a message: how it stands there, and what a person can do about it. */
export function DeliverySheet({ of: { about, message }, zone, onClose }: SheetProps) {
  const { data, error, refetch } = useQuery(messageDeliveriesQuery(about, message.id));
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      className="md:w-[520px]"
      title={`Delivery of ${KIND_NAMES[message.kind].toLowerCase()}`}
      description={`${subjectName(about)} · ${momentText(message.sendAt ?? message.at, zone)}`}
    >
      {data ? <Recipients data={data} message={message} source={about} zone={zone} /> : null}
      {error && !data ? (
        <ErrorState title="The recipients did not load" onRetry={() => void refetch()}>
          {errorText(error)}
        </ErrorState>
      ) : null}
      {data || error ? null : <SkeletonRows label="Loading the recipients" rows={5} />}
    </Sheet>
  );
}

const momentText = (at: string, zone: string) => `${dayLabel(at, zone)}, ${zonedTime(at, zone)}`;

type RecipientsProps = { data: MessageDeliveriesDto; message: Delivered["message"]; source: Source; zone: string };

function Recipients({ data: { deliveries, leavesAt, whyNotDecide }, message, source, zone }: RecipientsProps) {
  if (leavesAt !== null) {
    return (
      <EmptyState icon={Send} title="It has not left yet" className="py-12">
        It leaves on {momentText(leavesAt, zone)}. Who is told is looked up then.
      </EmptyState>
    );
  }
  if (deliveries.length === 0) {
    return (
      <EmptyState icon={Send} title="It reached nobody" className="py-12">
        Nobody reads for {message.audiences.map((one) => AUDIENCE_NAMES[one]).join(", ")}. An admin of the team adds them in the settings,
        under Audiences.
      </EmptyState>
    );
  }
  return (
    <>
      {whyNotDecide !== null && deliveries.some((one) => one.needsDecision) ? (
        <p className="mb-2 text-muted-foreground text-xs">{whyNotDecide}</p>
      ) : null}
      <ul>
        {deliveries.map((delivery) => (
          <Recipient
            key={delivery.id}
            of={{ source, message: message.id, delivery: delivery.id }}
            mayDecide={whyNotDecide === null}
            {...{ delivery, zone }}
          />
        ))}
      </ul>
    </>
  );
}

type RecipientProps = {
  of: { source: Source; message: string; delivery: string };
  delivery: MessageDeliveryDto;
  mayDecide: boolean;
  zone: string;
};

function Recipient({ of, delivery, mayDecide, zone }: RecipientProps) {
  const { destination, status, reason } = delivery;
  const { label, tone } = STATUS_WORDS[status];
  const Icon = CHANNEL_ICONS[destination.channel];
  const isOpen = status === "ask" || status === "uncertain" || status === "failed";
  return (
    <li className="border-border-soft py-2.5 not-first:border-t">
      <div className="flex items-start gap-3">
        <Icon className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate font-medium">{destination.name}</span>
            <Chip tone={tone}>{label}</Chip>
          </p>
          <p className="mt-0.5 break-words text-muted-foreground text-xs">{whereText(delivery)}</p>
          <p className="tnum mt-0.5 text-subtle-foreground text-xs">{triedText(delivery, zone)}</p>
          {reason ? <p className="mt-0.5 break-words text-muted-foreground text-xs">{reason}</p> : null}
          {mayDecide && isOpen ? <Decision of={of} delivery={delivery} /> : null}
        </div>
      </div>
    </li>
  );
}

function whereText({ destination: { channel, address }, audiences }: MessageDeliveryDto): string {
  const where = address === "" ? CHANNEL_NAMES[channel] : `${CHANNEL_NAMES[channel]}, ${address}`;
  return `${where} · for ${audiences.map((one) => AUDIENCE_NAMES[one]).join(", ")}`;
}

/** `2 attempts, last Thu 26 Nov, 19:01 GMT; tried again 19:02 GMT`. */
function triedText({ attempts, at, nextAt, decidedBy, needsDecision }: MessageDeliveryDto, zone: string): string {
  const count = attempts === 0 ? "Not tried yet" : attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  const when = at ? `, ${attempts > 1 ? "last " : ""}${momentText(at, zone)}` : "";
  const next = nextAt && attempts > 0 ? `; next ${zonedTime(nextAt, zone)}` : "";
  return `${count}${when}${next}${decidedBy && !needsDecision ? ` · decided by ${decidedBy.name}` : ""}`;
}

function Decision({ of, delivery: { status, needsDecision, destination } }: Pick<RecipientProps, "of" | "delivery">) {
  const queries = useQueryClient();
  const decide = async (choice: "resend" | "letting-be") => {
    await decideDelivery(of, choice);
    await queries.invalidateQueries(messageDeliveriesQuery(of.source, of.message));
  };
  const sendText = status === "ask" ? "Send now" : "Send again";
  const again = useSubmit(() => decide("resend"), []);
  const leave = useSubmit(() => decide("letting-be"), []);
  return (
    <>
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        <Button size="sm" busy={again.isBusy} onClick={again.submit} aria-label={`${sendText} to ${destination.name}`}>
          {sendText}
        </Button>
        {needsDecision ? (
          <Button size="sm" variant="ghost" busy={leave.isBusy} onClick={leave.submit} aria-label={`Let it be: ${destination.name}`}>
            Let it be
          </Button>
        ) : null}
        {status === "uncertain" ? <span className="text-subtle-foreground text-xs">Sent again, it may arrive twice.</span> : null}
      </div>
      <FormProblem text={again.problem ?? leave.problem} />
    </>
  );
}
