"use client";

import { Clock, Megaphone, Workflow } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Timestamp } from "@/components/ui/timestamp";
import { usePageNow } from "@/lib/client/page-now";
import { describeIncidentEvent } from "@/lib/domain/incident/describe-incident-event";
import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { momentOf, useIncident } from "./use-incident";

/** One thing that happened: what, who, when. */
export function TimelineRow({ event, isLast }: { event: RecordedIncidentEvent; isLast: boolean }) {
  const { zone, timed } = useIncident();
  const now = usePageNow(timed);
  const day = dayLabel(event.occurredAt, zone);
  const { actor, occurredAt } = event;
  return (
    <li className="relative flex gap-3 pb-4">
      {isLast ? null : <span aria-hidden="true" className="absolute top-6 bottom-0 left-[9.5px] w-px bg-border" />}
      <span className="z-10">
        <Mark event={event} />
      </span>
      <div className="min-w-0 flex-1 wrap-anywhere">
        <What event={event} />
        <div className="text-subtle-foreground text-xs">{actor.name}</div>
      </div>
      <div className="shrink-0 text-right font-mono text-2xs text-muted-foreground leading-5">
        <Timestamp dateTime={occurredAt} text={zonedTime(occurredAt, zone)} full={momentOf(occurredAt, zone)} className="block" />
        {day === dayLabel(now, zone) ? null : <span aria-hidden="true">{day}</span>}
      </div>
    </li>
  );
}

function What({ event }: { event: RecordedIncidentEvent }) {
  const { zone } = useIncident();
  if (event.type === "incident.noted") {
    const { text, at, told } = event.payload;
    return (
      <>
        {told ? <div className="font-medium text-xs leading-5">Stakeholders were told</div> : null}
        {at ? <div className="text-2xs text-muted-foreground leading-5">Happened {momentOf(at, zone)}</div> : null}
        <div className="whitespace-pre-line text-sm leading-5">{text}</div>
      </>
    );
  }
  const { text, tone } = describeIncidentEvent(event, { time: (at) => `${zonedTime(at, zone)} on ${dayLabel(at, zone)}` });
  return (
    <div className={cn("font-medium text-xs leading-5", tone === "failed" && "text-failed-fg")}>
      {text.charAt(0).toUpperCase()}
      {text.slice(1)}
    </div>
  );
}

/** Who it was, at a glance: a person's initials, a machine, or the clock; that people were told has a sign of its own. */
function Mark({ event: { actor, type, payload } }: { event: RecordedIncidentEvent }) {
  const { viewer } = useIncident();
  const isTold = type === "incident.noted" && "told" in payload && payload.told;
  const Icon = isTold ? Megaphone : actor.kind === "token" ? Workflow : actor.kind === "system" ? Clock : null;
  if (!Icon)
    return <Avatar name={actor.name} initials={actor.initials} size="xs" tone={actor.id === viewer.id ? "self" : "person"} decorative />;
  return (
    <span
      aria-hidden="true"
      className="grid size-5 shrink-0 place-items-center rounded-full border border-border bg-card text-subtle-foreground"
    >
      <Icon className="size-3" />
    </span>
  );
}
