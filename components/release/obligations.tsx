"use client";

import { AlarmClock, CalendarClock } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Timestamp } from "@/components/ui/timestamp";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { peopleInRoles } from "@/lib/domain/access/who-can";
import type { Obligation } from "@/lib/domain/release/obligation";
import { maySettle } from "@/lib/domain/release/settle-obligation";
import { hasCome } from "@/lib/domain/sign-off/expiry";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { useRoomNow, useRoomZone, useTriple } from "./room-time";
import { useRoomDialogs } from "./use-room-dialogs";

/** What the release still owes; a release that owes something is deployed, not completed. Draws nothing when nothing is owed. */
export function Obligations() {
  const { confirmed } = useRoom();
  const { team } = useWorkspace();
  const headingId = useId();
  const open = confirmed.obligations.filter((one) => one.settled === null);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby={headingId} className="shrink-0 border-border border-b p-4">
      <div className="flex items-center justify-between">
        <h2 id={headingId} className="font-semibold text-sm">
          Still owed
        </h2>
        <Link href={`/t/${team.slug}/obligations`} className="text-2xs text-subtle-foreground hover:text-foreground">
          {open.length} open, all of the team
        </Link>
      </div>
      <ul className="mt-2 space-y-3">
        {open.map((obligation) => (
          <li key={obligation.id}>
            <ObligationRow obligation={obligation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One thing that is owed: by whom, until when, and the button of whoever may settle it. */
export function ObligationRow({ obligation }: { obligation: Obligation }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const { openSettle } = useRoomDialogs();
  const now = useRoomNow("minute");
  const zone = useRoomZone();
  const triple = useTriple();
  const { dueAt, owner, title } = obligation;
  const isLate = hasCome(dueAt, now);
  const Sign = isLate ? AlarmClock : CalendarClock;
  const refusal = maySettle(confirmed, obligation, store.context());
  return (
    <div className="flex items-start gap-2.5">
      <Sign className={cn("mt-0.5 size-4 shrink-0", isLate ? "text-blocked-fg" : "text-subtle-foreground")} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <div>{title}</div>
        <div className="text-subtle-foreground text-xs">
          {peopleInRoles(confirmed.roster, [owner]).join(", ") || RELEASE_ROLE_NAMES[owner]} ·{" "}
          <span className={isLate ? "font-medium text-blocked-fg" : undefined}>
            {isLate ? "late since " : "due "}
            <Timestamp dateTime={dueAt} text={`${dayLabel(dueAt, zone)}, ${zonedTime(dueAt, zone)}`} full={triple(dueAt)} />
          </span>
        </div>
      </div>
      {refusal ? null : (
        <Button size="sm" onClick={() => openSettle(obligation.id)} aria-label={`Settle: ${title}`}>
          Settle…
        </Button>
      )}
    </div>
  );
}
