"use client";

import { AlarmClock, CalendarClock, Ellipsis, Pencil } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { Timestamp } from "@/components/ui/timestamp";
import { roomHref } from "@/lib/client/room-href";
import type { ObligationDto } from "@/lib/contracts/obligation";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { STATUS_LABELS } from "@/lib/domain/release/release-status";
import { hasCome } from "@/lib/domain/sign-off/expiry";
import { dayLabel, timeTriple, zonedTime } from "@/lib/domain/time/format";
import type { AskedObligation } from "./obligation-dialogs";

type RowProps = { obligation: ObligationDto; now: string; zone: string; onAsk: (asked: AskedObligation) => void };

/** One thing that a release owes: what, of which release, who brings it until when, what closes it. */
export function ObligationRow({ obligation, now, zone, onAsk }: RowProps) {
  const { title, closes, dueAt } = obligation;
  const isLate = hasCome(dueAt, now);
  const Sign = isLate ? AlarmClock : CalendarClock;
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_230px_auto] items-start gap-x-3 gap-y-1.5 px-4 py-3 max-md:grid-cols-[16px_minmax(0,1fr)_auto]">
      <Sign className={cn("mt-0.5 size-4", isLate ? "text-blocked-fg" : "text-subtle-foreground")} aria-hidden="true" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{title}</span>
          {isLate ? <Chip tone="blocked">Overdue</Chip> : null}
        </div>
        <OfRelease obligation={obligation} />
        <p className="mt-0.5 text-subtle-foreground text-xs">
          {closes} <MessageLink obligation={obligation} />
        </p>
      </div>
      <div className="min-w-0 text-xs max-md:col-span-2 max-md:col-start-2">
        <Owner obligation={obligation} />
        <Due obligation={obligation} isLate={isLate} zone={zone} />
        {obligation.whyNotSettle ? <p className="mt-0.5 text-2xs text-subtle-foreground">{obligation.whyNotSettle}</p> : null}
      </div>
      <Actions obligation={obligation} onAsk={onAsk} />
    </li>
  );
}

function OfRelease({ obligation: { release } }: Pick<RowProps, "obligation">) {
  const { team } = useWorkspace();
  return (
    <p className="text-muted-foreground text-xs">
      <Link href={roomHref(team.slug, release.id)} className={TEXT_LINK_CLASSES}>
        {release.service} <span className="font-mono">{release.version}</span>
      </Link>
      , {STATUS_LABELS[release.status].toLowerCase()}
    </p>
  );
}

/** Where the message is written that settles it. */
function MessageLink({ obligation: { message, release, title } }: Pick<RowProps, "obligation">) {
  const { team } = useWorkspace();
  if (!message) return null;
  return (
    <Link
      href={`/t/${team.slug}/communications?release=${release.id}&due=${message}`}
      aria-label={`Open the message: ${title}, ${release.service} ${release.version}`}
      className={TEXT_LINK_CLASSES}
    >
      Open the message
    </Link>
  );
}

function Owner({ obligation: { owner, owners, isMine } }: Pick<RowProps, "obligation">) {
  const role = RELEASE_ROLE_NAMES[owner];
  return (
    <p>
      {owners.length > 0 ? `${listed(owners, "and")}, ${role.toLowerCase()}` : `Nobody is ${role.toLowerCase()}`}
      {isMine ? <span className="text-subtle-foreground"> (you)</span> : null}
    </p>
  );
}

function Due({ obligation: { dueAt, release }, isLate, zone }: Pick<RowProps, "obligation" | "zone"> & { isLate: boolean }) {
  const full = timeTriple({ instant: dueAt, viewerZone: zone, releaseZone: release.zone, t0: release.t0 });
  return (
    <p className={isLate ? "font-medium text-blocked-fg" : "text-subtle-foreground"}>
      {isLate ? "late since " : "due "}
      <Timestamp dateTime={dueAt} text={`${dayLabel(dueAt, zone)}, ${zonedTime(dueAt, zone)}`} full={`${dayLabel(dueAt, zone)}, ${full}`} />
    </p>
  );
}

/** Whoever may not settle it reads who can instead. */
function Actions({ obligation, onAsk }: Pick<RowProps, "obligation" | "onAsk">) {
  const { title, whyNotSettle, whyNotChange } = obligation;
  return (
    <div
      className={cn(
        "flex min-w-[128px] items-center justify-end gap-1",
        // On a phone the menu alone stands beside the title; with the button both have a line.
        whyNotSettle ? "max-md:col-start-3 max-md:row-start-1 max-md:min-w-0" : "max-md:col-span-2 max-md:col-start-2 max-md:justify-start",
      )}
    >
      {whyNotSettle ? null : (
        <Button size="sm" onClick={() => onAsk({ kind: "settle", obligation })} aria-label={`Settle: ${title}`}>
          Settle…
        </Button>
      )}
      {whyNotChange ? null : (
        <Menu
          trigger={
            <IconButton label={`Actions for ${title}`}>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuItem onClick={() => onAsk({ kind: "change", obligation })}>
            <Pencil aria-hidden="true" />
            Change owner or deadline
          </MenuItem>
        </Menu>
      )}
    </div>
  );
}
