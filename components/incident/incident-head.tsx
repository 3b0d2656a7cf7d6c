"use client";

import { CircleCheck, Rocket, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { usePageNow } from "@/lib/client/page-now";
import { roomHref } from "@/lib/client/room-href";
import { elapsed } from "@/lib/domain/time/clock";
import { toMs } from "@/lib/domain/time/instant";
import { ReopenDialog, ResolveDialog } from "./end-dialogs";
import { SeverityChip } from "./severity-chip";
import { momentOf, useIncident } from "./use-incident";

/** The head: the clock leads, then what is wrong, then its end. */
export function IncidentHead() {
  const { incident } = useIncident();
  const { title, severity, status, release } = incident;
  const { team } = useWorkspace();
  return (
    <header className="flex shrink-0 items-center gap-6 border-border border-b px-5 py-2.5 max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-2 max-md:px-4">
      <IncidentClock />
      <div className="h-12 w-px bg-border max-md:hidden print:hidden" />
      <div className="min-w-0 flex-1 max-md:order-first max-md:basis-full">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 font-semibold text-lg tracking-[-0.01em] wrap-anywhere">{title}</h1>
          <SeverityChip severity={severity} isOver={status === "resolved"} />
          {status === "open" ? <Chip>Open</Chip> : <Chip tone="done">Resolved</Chip>}
        </div>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-4 text-muted-foreground text-xs">
          <span>Commander: {incident.commander.name}</span>
          {release ? (
            <Link href={roomHref(team.slug, release.id)} className={TEXT_LINK_CLASSES}>
              <Rocket className="size-3.5" aria-hidden="true" />
              {release.service} {release.version}
            </Link>
          ) : null}
        </div>
      </div>
      <EndButton />
    </header>
  );
}

function IncidentClock() {
  const { incident, timed, zone } = useIncident();
  const { openSince, declaredAt, resolution } = incident;
  const now = usePageNow(timed, "second");
  const end = resolution?.at ?? now;
  const word = resolution
    ? `resolved ${momentOf(resolution.at, zone)}`
    : `${openSince === declaredAt ? "declared" : "reopened"} ${momentOf(openSince, zone)}`;
  return (
    <div className="w-[212px] shrink-0 max-md:w-auto max-md:flex-1">
      <div
        role="timer"
        aria-live="off"
        aria-label={resolution ? "How long it was open" : "Time since it is open"}
        className="tnum font-medium font-mono text-clock tracking-[-0.03em] max-md:text-[32px] max-md:leading-9"
      >
        {elapsed(toMs(end) - toMs(openSince))}
      </div>
      <div className="tnum mt-0.5 text-subtle-foreground text-xs">{word}</div>
    </div>
  );
}

/** Resolves, or reopens; who may not reads who may. */
function EndButton() {
  const { incident, may } = useIncident();
  const [isOpen, setOpen] = useState(false);
  const isResolved = incident.status === "resolved";
  const Icon = isResolved ? RotateCcw : CircleCheck;
  const Dialog = isResolved ? ReopenDialog : ResolveDialog;
  const reason = may.lead ? undefined : `${incident.commander.name} or a manager of the team decides.`;
  return (
    <div className="flex items-center gap-2 print:hidden">
      <Button onClick={() => setOpen(true)} disabledReason={reason} reasonClassName="order-first max-w-40 text-right max-md:hidden">
        <Icon aria-hidden="true" />
        {isResolved ? "Reopen…" : "Resolve…"}
      </Button>
      {isOpen ? <Dialog onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
