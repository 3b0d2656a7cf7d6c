"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { Timestamp } from "@/components/ui/timestamp";
import { incidentHref } from "@/lib/client/incident-href";
import { roomHref } from "@/lib/client/room-href";
import type { AuditEntry } from "@/lib/contracts/audit";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { AuditDetails } from "./audit-details";

/** One event: who did what, where and when; opens to what is stored of it. */
export function AuditRow({ entry, zone }: { entry: AuditEntry; zone: string }) {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const { actor, text, tone, occurredAt } = entry;
  const when = `${zonedTime(occurredAt, zone)}, ${dayLabel(occurredAt, zone)}`;
  return (
    <li className="border-border-soft not-first:border-t">
      <div className="grid grid-cols-[1.75rem_minmax(0,1fr)] items-start gap-x-1 py-1 pr-4 pl-2 md:grid-cols-[1.75rem_11rem_minmax(0,1fr)_14rem] md:items-center">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          aria-label={`Details: ${actor.name} ${text}`}
          onClick={() => setOpen(!isOpen)}
          className="grid size-7 place-items-center rounded-sm text-muted-foreground hover:bg-accent max-md:row-span-3 pointer-coarse:size-11"
        >
          <ChevronRight className={cn("size-4 transition-transform duration-120", isOpen && "rotate-90")} aria-hidden="true" />
        </button>
        <Timestamp dateTime={occurredAt} text={when} className="text-muted-foreground text-xs max-md:pt-1" />
        <p className="flex min-w-0 items-start gap-2 py-1">
          <Avatar name={actor.name} initials={actor.initials} tone={actor.kind === "person" ? "person" : "role"} size="xs" decorative />
          <span className="min-w-0 break-words">
            <span className="font-medium">{actor.name}</span> <span className={tone === "failed" ? "text-failed-fg" : ""}>{text}</span>
          </span>
        </p>
        <p className="min-w-0 truncate text-xs max-md:pb-1 md:text-right">
          <Where entry={entry} />
        </p>
      </div>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen ? <AuditDetails entry={entry} /> : null}
      </div>
    </li>
  );
}

/** What it was about, as the way there. */
function Where({ entry: { release, incident } }: { entry: AuditEntry }) {
  const { team } = useWorkspace();
  const [href, name] = release
    ? [roomHref(team.slug, release.id), release.name]
    : incident
      ? [incidentHref(team.slug, incident.id), incident.name]
      : [];
  if (!href) return <span className="text-subtle-foreground">{team.name}</span>;
  return (
    <Link href={href} className={cn(TEXT_LINK_CLASSES, "inline-block max-w-full truncate align-bottom")}>
      {name}
    </Link>
  );
}
