"use client";

import { CircleCheck, Clock, Megaphone, PenLine } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { communicationsHref } from "@/lib/client/room-href";
import { useRoom } from "@/lib/client/use-room";
import { type RollbackNotice, rollbackNotices } from "@/lib/domain/comms/rollback-notices";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { useRoomNow, useRoomZone } from "./room-time";

/** What people are told of the rollback and how it stands: sent, waiting for somebody else, drafted and due. Each leads to its message. */
export function RollbackNotices() {
  const { confirmed } = useRoom();
  const { team } = useWorkspace();
  const now = useRoomNow("minute");
  const zone = useRoomZone();
  const headingId = useId();
  const notices = rollbackNotices(confirmed, now);
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby={headingId} className="border-border border-b p-4">
      <h2 id={headingId} className="font-semibold text-sm">
        Notices
      </h2>
      <ul className="mt-1.5">
        {notices.map((notice) => {
          const { icon: Icon, text, tone } = standingOf(notice, now, (at) => timeOf(at, now, zone));
          return (
            <li key={notice.id}>
              <Link
                href={communicationsHref(team.slug, confirmed.id, notice.due ? { due: notice.id } : { message: notice.id })}
                className="-mx-2 flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 hover:bg-accent max-md:min-h-11"
              >
                <Icon className={cn("size-4 shrink-0", tone)} aria-hidden="true" />
                <span className="min-w-0 flex-1">{notice.name}</span>
                <span className={cn("tnum text-right text-xs", tone)}>{text}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type Standing = { icon: typeof Clock; text: string; tone: string };

function standingOf({ message, due }: RollbackNotice, now: Instant, time: (at: Instant) => string): Standing {
  if (message) return messageStanding(message, now, time);
  if (!due || due.dueAt === null) return { icon: Clock, text: due?.because ?? "", tone: "text-subtle-foreground" };
  if (due.dueAt > now) return { icon: Megaphone, text: `due ${time(due.dueAt)}`, tone: "text-muted-foreground" };
  return { icon: PenLine, text: `draft ready, due since ${time(due.dueAt)}`, tone: "text-blocked-fg" };
}

function messageStanding(
  { sendAt, groups }: NonNullable<RollbackNotice["message"]>,
  now: Instant,
  time: (at: Instant) => string,
): Standing {
  if (sendAt === null) return { icon: PenLine, text: "waits for a second person", tone: "text-blocked-fg" };
  if (sendAt > now) return { icon: Clock, text: `leaves ${time(sendAt)}`, tone: "text-muted-foreground" };
  return { icon: CircleCheck, text: `sent ${time(sendAt)}, ${groups === 1 ? "1 group" : `${groups} groups`}`, tone: "text-done-fg" };
}

function timeOf(at: Instant, now: Instant, zone: string): string {
  const day = dayLabel(at, zone);
  return day === dayLabel(now, zone) ? zonedTime(at, zone) : `${day}, ${zonedTime(at, zone)}`;
}
