"use client";

import { DueLine, dueLineClasses } from "@/components/comms/due-line";
import { cn } from "@/components/ui/cn";
import { usePageNow } from "@/lib/client/page-now";
import { nextUpdateAt } from "@/lib/domain/incident/update-clock";
import { zonedTime } from "@/lib/domain/time/format";
import { useIncident } from "./use-incident";

/** When stakeholders are to be told next; pressing it begins a note that says they were. */
export function NextIncidentUpdate({ onPress, className }: { onPress: () => void; className: string }) {
  const { incident, timed, zone, may } = useIncident();
  const now = usePageNow(timed, "second");
  const dueAt = nextUpdateAt(incident);
  if (dueAt === null) return null;
  const who = incident.communicationsLead?.name ?? incident.commander.name;
  const line = <DueLine name="Update to stakeholders" detail={`${who} · due ${zonedTime(dueAt, zone)}`} dueAt={dueAt} now={now} />;
  const classes = cn(dueLineClasses(dueAt <= now), className);
  if (!may.work) return <div className={classes}>{line}</div>;
  return (
    <button type="button" onClick={onPress} className={classes}>
      {line}
    </button>
  );
}
