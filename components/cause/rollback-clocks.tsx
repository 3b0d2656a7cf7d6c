"use client";

import { Megaphone } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { useWorkspace } from "@/components/shell/workspace";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/components/ui/cn";
import { communicationsHref } from "@/lib/client/room-href";
import { useRoom } from "@/lib/client/use-room";
import { type DueMessage, scheduleOf } from "@/lib/domain/comms/schedule";
import { RESTORE_AIM_MINUTES, type RollbackTimes, rollbackTimes } from "@/lib/domain/release/rollback-times";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { zonedTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";

type Fact = { value: string; caption: string; isLate: boolean };

/** What is left of the aim, or after how long the service worked again; until when people hear the next of it. From the record only. */
export function RollbackClocks() {
  const { confirmed } = useRoom();
  const now = useRoomNow();
  const minute = useRoomNow("minute");
  const zone = useRoomZone();
  const times = rollbackTimes(confirmed);
  const next = useMemo(() => nextOf(scheduleOf(confirmed, minute)), [confirmed, minute]);
  if (!times) return null;
  const facts = [restoreFact(times, now, zone), ...(next ? [updateFact(next.dueAt, now, zone)] : [])];
  return (
    <div className="flex items-center gap-x-6 gap-y-2 max-md:w-full max-md:flex-wrap">
      <section aria-label="Times of the rollback" className="flex gap-x-6 gap-y-1 max-md:flex-1">
        {facts.map(({ value, caption, isLate }) => (
          <div key={caption} className="text-right max-md:text-left">
            <div className={cn("tnum font-medium font-mono text-xl leading-6 max-md:text-base", isLate && "text-failed-fg")}>{value}</div>
            <div className="tnum whitespace-nowrap text-2xs text-mode-muted">{caption}</div>
          </div>
        ))}
      </section>
      <WriteUpdate due={next?.id ?? null} className="max-md:hidden" />
    </div>
  );
}

/** Leads to the draft of what is said next, or to what was said. */
export function WriteUpdate({ due, className }: { due?: string | null; className?: string }) {
  const { confirmed } = useRoom();
  const { team } = useWorkspace();
  return (
    <Link
      href={communicationsHref(team.slug, confirmed.id, due ? { due } : null)}
      className={cn(buttonVariants(), "print:hidden", className)}
    >
      <Megaphone aria-hidden="true" />
      Write update
    </Link>
  );
}

type Dated = DueMessage & { dueAt: Instant };

/** What is owed longest, else what comes soonest. */
function nextOf(schedule: readonly DueMessage[]): Dated | null {
  return schedule.find((one): one is Dated => one.dueAt !== null) ?? null;
}

function updateFact(dueAt: Instant, now: Instant, zone: string): Fact {
  const ms = toMs(dueAt) - toMs(now);
  const time = zonedTime(dueAt, zone);
  return ms > 0
    ? { value: countdown(ms), caption: `next update, ${time}`, isLate: false }
    : { value: `+${elapsed(-ms)}`, caption: `update overdue since ${time}`, isLate: true };
}

function restoreFact({ decidedAt, aimAt, restoredAt, closedAt }: RollbackTimes, now: Instant, zone: string): Fact {
  const aim = `aim: ${RESTORE_AIM_MINUTES} minutes`;
  if (restoredAt) {
    const isLate = restoredAt > aimAt;
    return { value: elapsed(toMs(restoredAt) - toMs(decidedAt)), caption: `to restore, validated ${zonedTime(restoredAt, zone)}`, isLate };
  }
  if (closedAt) return { value: "not shown", caption: `time to restore, ${aim}`, isLate: false };
  const left = toMs(aimAt) - toMs(now);
  return left > 0
    ? { value: countdown(left), caption: `left to restore, ${aim}`, isLate: false }
    : { value: `+${elapsed(-left)}`, caption: `not restored, ${aim}`, isLate: true };
}
