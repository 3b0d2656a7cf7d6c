"use client";

import Link from "next/link";
import { useMemo } from "react";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { useWorkspace } from "@/components/shell/workspace";
import { communicationsHref } from "@/lib/client/room-href";
import { useRoom } from "@/lib/client/use-room";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { type DueMessage, scheduleOf } from "@/lib/domain/comms/schedule";
import { zonedTime } from "@/lib/domain/time/format";
import { DueLine, dueLineClasses } from "./due-line";

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
  return (
    <Link href={communicationsHref(team.slug, release, { due: next.id })} className={dueLineClasses(next.dueAt <= now)}>
      <DueLine name={KIND_NAMES[next.kind]} detail={`${lead} · due ${zonedTime(next.dueAt, zone)}`} dueAt={next.dueAt} now={now} />
    </Link>
  );
}
