"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, CircleCheck, CircleSlash, PenLine } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { errorText } from "@/lib/client/api";
import { messageQuery, type Source } from "@/lib/client/comms";
import { incidentHref } from "@/lib/client/incident-href";
import type { DeliveryCounts, MessageDto } from "@/lib/contracts/message";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { FIELDS } from "@/lib/domain/comms/kinds";
import { AUDIENCE_NAMES, hasLeft } from "@/lib/domain/comms/message";
import { dayLabel, zoneTimes } from "@/lib/domain/time/format";
import { offsetsOf } from "./about";
import { AboutLink } from "./about-link";
import type { Delivered } from "./delivery-sheet";
import { deliveryText } from "./delivery-words";
import { MessageActions } from "./message-actions";
import { StatusPageLine } from "./status-page-line";

type ViewProps = {
  of: Source;
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
export function MessageView({ of, id, now, zone, counts, back, onChanged, onDelivery }: ViewProps) {
  const query = useQuery(messageQuery(of, id));
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
        <AboutLink about={data.about} />
        <ActChip look={lookOf(data.message, now)} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-3">
        <Record data={data} now={now} zone={zone}>
          <TellsOf incidents={data.incidents} />
          {data.statusPage ? <StatusPageLine about={data.about} statusPage={data.statusPage} /> : null}
          {hasLeft(data.message, now) ? <Delivery counts={counts} onOpen={() => onDelivery(data)} /> : null}
        </Record>
        <dl className="mt-4 rounded-lg border border-border px-6 py-3 empty:hidden max-md:px-3">
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
      <MessageActions data={data} {...{ now, zone, onChanged }} />
    </>
  );
}

type Look = "proposed" | "scheduled" | "sent" | "cancelled";

/** What was sent with a time that has not come is not sent yet for whoever reads. */
function lookOf(message: MessageDto["message"], now: string): Look {
  return message.act === "sent" && !hasLeft(message, now) ? "scheduled" : message.act;
}

function ActChip({ look }: { look: Look }) {
  const { tone, icon, text } = CHIPS[look];
  return (
    <Chip tone={tone} icon={icon} className="ml-auto">
      {text}
    </Chip>
  );
}

const CHIPS = {
  proposed: { tone: "signoff", icon: PenLine, text: "Waits for a second person" },
  scheduled: { tone: "brand", icon: CalendarClock, text: "Scheduled" },
  sent: { tone: "done", icon: CircleCheck, text: "Sent" },
  cancelled: { tone: "na", icon: CircleSlash, text: "Cancelled" },
} as const;

const BY: Record<Look, string> = {
  proposed: "Proposed by",
  scheduled: "Leaves by itself, as said by",
  sent: "Sent by",
  cancelled: "Cancelled by",
};

type RecordProps = { data: MessageDto; now: string; zone: string; children: ReactNode };

function Record({ data: { message, about }, now, zone, children }: RecordProps) {
  const at = message.sendAt ?? message.at;
  const times = zoneTimes({ instant: at, viewerZone: zone, releaseZone: about.zone });
  return (
    <dl className="grid grid-cols-[64px_1fr] gap-x-3 gap-y-1.5">
      <dt className="text-subtle-foreground">To</dt>
      <dd>{message.audiences.map((one) => AUDIENCE_NAMES[one]).join(", ")}</dd>
      <dt className="text-subtle-foreground">Subject</dt>
      <dd className="font-medium">{message.subject}</dd>
      <dt className="text-subtle-foreground">When</dt>
      <dd className="tnum">
        {BY[lookOf(message, now)]} {message.by.name}, {dayLabel(at, zone)}, {[...times, ...offsetsOf(about, at)].join(" · ")}
      </dd>
      {children}
    </dl>
  );
}

/** The incidents that a message of a release tells of, each as the way there. */
function TellsOf({ incidents }: Pick<MessageDto, "incidents">) {
  const { team } = useWorkspace();
  if (incidents.length === 0) return null;
  return (
    <>
      <dt className="text-subtle-foreground">Tells of</dt>
      <dd className="flex flex-wrap gap-x-3 gap-y-1">
        {incidents.map(({ id, severity, title }) => (
          <Link
            key={id}
            href={incidentHref(team.slug, id)}
            className={cn(TEXT_LINK_CLASSES, "min-h-6 max-md:min-h-11 max-md:content-center")}
          >
            {severity} {title}
          </Link>
        ))}
      </dd>
    </>
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
