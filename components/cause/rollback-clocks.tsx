"use client";

import { Timer } from "lucide-react";
import Link from "next/link";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { useRoom } from "@/lib/client/use-room";
import { RESTORE_AIM_MINUTES, rollbackTimes, sinceDecisionMs } from "@/lib/domain/release/rollback-times";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { zonedTime } from "@/lib/domain/time/format";
import { toMs } from "@/lib/domain/time/instant";

/** How long since the decision, what is left of the aim, and after how long the service worked again. From the record only. */
export function RollbackClocks() {
  const { confirmed } = useRoom();
  const { team } = useWorkspace();
  const now = useRoomNow();
  const zone = useRoomZone();
  const times = rollbackTimes(confirmed);
  if (!times) return null;
  const { decidedAt, aimAt, restoredAt, closedAt } = times;
  const untilAim = toMs(aimAt) - toMs(restoredAt ?? closedAt ?? now);
  const isLate = untilAim < 0;
  const facts = [
    { label: closedAt ? "Decision to closing" : "Since the decision", value: elapsed(sinceDecisionMs(times, now)) },
    restoredAt
      ? { label: "Time to restore", value: elapsed(toMs(restoredAt) - toMs(decidedAt)), note: `validated ${zonedTime(restoredAt, zone)}` }
      : { label: "Time to restore", value: "open", note: "until the validation items are done" },
    {
      label: `Aim: ${RESTORE_AIM_MINUTES} minutes`,
      value: isLate ? `${elapsed(-untilAim)} over` : restoredAt || closedAt ? "met" : `${countdown(untilAim)} left`,
      isLate,
    },
  ];
  return (
    <section
      aria-label="Times of the rollback"
      className="flex flex-wrap items-center gap-x-5 gap-y-1 border-mode-line border-b bg-mode-band px-5 py-1.5 text-xs max-md:px-4"
    >
      <Timer className="size-3.5 shrink-0 text-muted-foreground max-md:hidden" aria-hidden="true" />
      {facts.map(({ label, value, note, isLate: late }) => (
        <span key={label} className="text-muted-foreground">
          {label} <span className={cn("tnum font-medium font-mono", late ? "text-failed-fg" : "text-foreground")}>{value}</span>
          {note ? <span className="tnum text-subtle-foreground"> {note}</span> : null}
        </span>
      ))}
      <Link href={`/t/${team.slug}/communications?release=${confirmed.id}`} className={cn(TEXT_LINK_CLASSES, "ml-auto max-md:ml-0")}>
        Write update
      </Link>
    </section>
  );
}
