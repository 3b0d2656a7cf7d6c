"use client";

import { AlarmClock, Clock, Megaphone } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { communicationsHref } from "@/lib/client/room-href";
import { useRoom } from "@/lib/client/use-room";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { type DueMessage, scheduleOf } from "@/lib/domain/comms/schedule";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { zonedTime } from "@/lib/domain/time/format";
import { toMs } from "@/lib/domain/time/instant";

/** What has to be said next of this release, with its countdown; amber and counting up once it is due. Leads to the draft. */
export function NextUpdate() {
  const { state } = useRoom();
  const minute = useRoomNow("minute");
  const next = useMemo(() => nextOf(scheduleOf(state, minute)), [state, minute]);
  return next ? <Line next={next} release={state.id} lead={leadOf(state.roster)} /> : null;
}

/** What is owed longest, else what comes soonest. */
function nextOf(schedule: readonly DueMessage[]): (DueMessage & { dueAt: string }) | null {
  return schedule.find((one): one is DueMessage & { dueAt: string } => one.dueAt !== null) ?? null;
}

function leadOf(roster: readonly { readonly role: string; readonly person: { readonly name: string } }[]): string {
  return roster.find((one) => one.role === "communications-lead")?.person.name ?? "No communications lead";
}

function Line({ next, release, lead }: { next: DueMessage & { dueAt: string }; release: string; lead: string }) {
  const { team } = useWorkspace();
  const now = useRoomNow("second");
  const zone = useRoomZone();
  const ms = toMs(next.dueAt) - toMs(now);
  const isOwed = ms <= 0;
  const Icon = isOwed ? AlarmClock : ms < 3_600_000 ? Clock : Megaphone;
  return (
    <Link
      href={communicationsHref(team.slug, release, { due: next.id })}
      className={cn(
        "flex items-center gap-3 border-border border-b px-4 py-3",
        isOwed ? "bg-blocked-soft text-blocked-fg" : "hover:bg-accent",
      )}
    >
      <Icon className="size-[18px] shrink-0" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          {KIND_NAMES[next.kind]}
          {isOwed ? " overdue" : ""}
        </span>
        <span className="tnum block truncate text-xs">
          {lead} · due {zonedTime(next.dueAt, zone)}
        </span>
      </span>
      {Math.abs(ms) < 86_400_000 ? (
        <span className="tnum font-medium font-mono text-base">{isOwed ? `+${elapsed(-ms)}` : countdown(ms)}</span>
      ) : null}
    </Link>
  );
}
