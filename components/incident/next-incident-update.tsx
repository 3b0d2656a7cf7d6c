"use client";

import Link from "next/link";
import { DueLine, dueLineClasses } from "@/components/comms/due-line";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { messageHref } from "@/lib/client/message-href";
import { usePageNow } from "@/lib/client/page-now";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { letterSchedule } from "@/lib/domain/incident/letters";
import { nextUpdateAt } from "@/lib/domain/incident/update-clock";
import type { Instant } from "@/lib/domain/time/instant";
import { momentOf, useIncident } from "./use-incident";

type Props = { onPress: () => void; className: string };

/** What stakeholders are to be told next: of an incident that stands alone its message; of another, a note that says they were told. */
export function NextIncidentUpdate(props: Props) {
  return useIncident().incident.release ? <NextNote {...props} /> : <NextLetter className={props.className} />;
}

function NextLetter({ className }: Pick<Props, "className">) {
  const { incident, timed, may } = useIncident();
  const { team } = useWorkspace();
  const now = usePageNow(timed, "second");
  const next = letterSchedule(incident, now).find(({ dueAt }) => dueAt !== null);
  if (!next?.dueAt) return null;
  const line = <Line name={KIND_NAMES[next.kind]} dueAt={next.dueAt} now={now} />;
  const classes = cn(dueLineClasses(next.dueAt <= now), className);
  if (!may.work) return <div className={classes}>{line}</div>;
  return (
    <Link href={messageHref(team.slug, { of: { kind: "incident", id: incident.id }, due: next.id })} className={classes}>
      {line}
    </Link>
  );
}

function NextNote({ onPress, className }: Props) {
  const { incident, timed, may } = useIncident();
  const now = usePageNow(timed, "second");
  const dueAt = nextUpdateAt(incident);
  if (dueAt === null) return null;
  const line = <Line name="Update to stakeholders" dueAt={dueAt} now={now} />;
  const classes = cn(dueLineClasses(dueAt <= now), className);
  if (!may.work) return <div className={classes}>{line}</div>;
  return (
    <button type="button" onClick={onPress} className={classes}>
      {line}
    </button>
  );
}

function Line({ name, dueAt, now }: { name: string; dueAt: Instant; now: Instant }) {
  const { incident, zone } = useIncident();
  const who = incident.communicationsLead?.name ?? incident.commander.name;
  return <DueLine name={name} detail={`${who} · due ${momentOf(dueAt, zone)}`} dueAt={dueAt} now={now} />;
}
