"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Avatar } from "@/components/ui/avatar";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Timestamp } from "@/components/ui/timestamp";
import { incidentHref } from "@/lib/client/incident-href";
import { type TimedAnswer, usePageNow } from "@/lib/client/page-now";
import type { IncidentListDto } from "@/lib/contracts/incident";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { toMs } from "@/lib/domain/time/instant";
import { SeverityChip } from "./severity-chip";

type Listed = IncidentListDto["incidents"][number];
type IncidentRowProps = { incident: Listed; timed: TimedAnswer; zone: string };

/** One incident: how bad, since when, who leads, what is due next. */
export function IncidentRow({ incident, timed, zone }: IncidentRowProps) {
  const { team } = useWorkspace();
  const { title, severity, status, commander, release, declaredAt } = incident;
  return (
    <li className="grid grid-cols-[7rem_minmax(0,1fr)_11rem_9rem_9rem] items-center gap-3 px-4 py-2.5 hover:bg-accent/50 max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-y-1">
      <span className="max-lg:order-2 max-lg:justify-self-end">
        <SeverityChip severity={severity} isOver={status === "resolved"} />
      </span>
      <span className="min-w-0">
        <Link href={incidentHref(team.slug, incident.id)} className="block truncate font-medium hover:underline">
          {title}
        </Link>
        <span className="block truncate text-subtle-foreground text-xs">
          {release ? `${release.service} ${release.version}, ` : ""}declared{" "}
          <Timestamp dateTime={declaredAt} text={`${dayLabel(declaredAt, zone)}, ${zonedTime(declaredAt, zone)}`} />
        </span>
      </span>
      <span className="flex min-w-0 items-center gap-2 text-xs max-lg:order-3">
        <Avatar name={commander.name} initials={commander.initials} size="xs" decorative />
        <span className="truncate">{commander.name}</span>
      </span>
      {status === "open" ? <Open incident={incident} timed={timed} /> : <Over incident={incident} timed={timed} />}
    </li>
  );
}

function Figure({ figure, word, isLate = false }: { figure: ReactNode; word: string; isLate?: boolean }) {
  return (
    <span className="text-right max-lg:order-4 max-lg:text-left">
      <span className={cn("tnum block font-medium font-mono text-sm", isLate && "text-blocked-fg")}>{figure}</span>
      <span className="block text-2xs text-subtle-foreground">{word}</span>
    </span>
  );
}

function Open({ incident: { openSince, nextUpdateAt }, timed }: Omit<IncidentRowProps, "zone">) {
  const now = usePageNow(timed, "second");
  const left = nextUpdateAt === null ? 0 : toMs(nextUpdateAt) - toMs(now);
  return (
    <>
      <Figure figure={elapsed(toMs(now) - toMs(openSince))} word="open" />
      <Figure
        figure={left > 0 ? countdown(left) : `+${elapsed(-left)}`}
        word={left > 0 ? "to the next update" : "update overdue"}
        isLate={left <= 0}
      />
    </>
  );
}

function Over({ incident, timed }: Omit<IncidentRowProps, "zone">) {
  const { openSince, resolvedAt, openActions } = incident;
  return (
    <>
      <Figure figure={resolvedAt ? elapsed(toMs(resolvedAt) - toMs(openSince)) : "–"} word="until resolved" />
      <span className="flex flex-col items-end gap-1 max-lg:order-5 max-lg:items-start">
        <PostMortem incident={incident} timed={timed} />
        {openActions > 0 ? (
          <span className="text-2xs text-subtle-foreground">
            {openActions === 1 ? "1 action item open" : `${openActions} action items open`}
          </span>
        ) : null}
      </span>
    </>
  );
}

function PostMortem({ incident: { postMortem, postMortemDueAt }, timed }: Omit<IncidentRowProps, "zone">) {
  const now = usePageNow(timed);
  if (postMortem === "published") return <Chip tone="done">Post-mortem published</Chip>;
  if (postMortemDueAt === null) return null;
  const isLate = postMortemDueAt <= now;
  return <Chip tone={isLate ? "blocked" : "neutral"}>{isLate ? "Post-mortem overdue" : "Post-mortem due"}</Chip>;
}
