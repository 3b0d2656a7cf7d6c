import { CircleDot, Flag, Gavel, type LucideIcon, Megaphone, Milestone, Pause, PenLine, Send, Siren, Undo2, Unlock } from "lucide-react";
import Link from "next/link";
import { evidenceTime } from "@/components/audit/evidence-time";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { Timestamp } from "@/components/ui/timestamp";
import { evidenceHref } from "@/lib/client/evidence-href";
import type { ReportDto } from "@/lib/contracts/report";
import type { EvidenceEntry } from "@/lib/domain/audit/evidence-entry";
import { formatOffset, offsetFrom } from "@/lib/domain/time/axis";
import { dayLabel, shortTime } from "@/lib/domain/time/format";

/** What moved the release on, back or aside; everything else is a link away. */
export function ReportTimeline({ report, team }: { report: ReportDto; team: string }) {
  const { timeline, log } = report;
  return (
    <Panel
      title="Timeline"
      aside={
        // Every event of the release is in its evidence.
        <Link href={evidenceHref(team, report.id)} className={TEXT_LINK_CLASSES}>
          All {log.events} events
        </Link>
      }
    >
      <ol className="px-4 py-3">
        {timeline.map((entry, index) => (
          <Entry key={entry.seq} entry={entry} report={report} isNewDay={isNewDay(report, index)} />
        ))}
      </ol>
    </Panel>
  );
}

function isNewDay({ timeline, zone }: ReportDto, index: number): boolean {
  const [entry, before] = [timeline[index], timeline[index - 1]];
  return entry !== undefined && (before === undefined || dayLabel(before.at, zone) !== dayLabel(entry.at, zone));
}

function Entry({ entry, report, isNewDay }: { entry: EvidenceEntry; report: ReportDto; isNewDay: boolean }) {
  const { seq, at, by, text, type } = entry;
  const { plannedT0, actualT0, zone } = report;
  const { icon: Icon, isGood } = lookOf(type);
  return (
    <li className="group print:break-inside-avoid">
      {isNewDay ? <p className="tnum pb-1.5 text-2xs text-subtle-foreground not-first:pt-1">{dayLabel(at, zone)}</p> : null}
      <div className="relative flex gap-3 pb-3 group-last:pb-0">
        <span className="absolute top-5 bottom-0 left-[9px] w-px bg-border group-last:hidden" aria-hidden="true" />
        <span
          className={cn(
            "z-10 mt-0.5 grid size-[19px] shrink-0 place-items-center rounded-full border",
            isGood ? "border-done-line bg-done-soft text-done-fg" : "border-border bg-card text-muted-foreground",
          )}
        >
          <Icon className="size-2.5" aria-hidden="true" />
        </span>
        <Timestamp
          dateTime={at}
          text={shortTime(at, zone)}
          full={evidenceTime(at, zone)}
          className="w-12 shrink-0 font-mono text-muted-foreground text-xs leading-5"
        />
        <span className="tnum w-20 shrink-0 font-mono text-subtle-foreground text-xs leading-5">
          {formatOffset(offsetFrom(actualT0 ?? plannedT0, at))}
        </span>
        <span className="min-w-0 flex-1 text-sm wrap-anywhere print:text-xs">
          <b className="font-medium">{by.name}</b> {text} <span className="tnum text-2xs text-subtle-foreground">#{seq}</span>
        </span>
      </div>
    </li>
  );
}

type Look = { readonly icon: LucideIcon; readonly isGood: boolean };

const plain = (icon: LucideIcon): Look => ({ icon, isGood: false });
const good = (icon: LucideIcon): Look => ({ icon, isGood: true });

const LOOKS: Readonly<Partial<Record<EvidenceEntry["type"], Look>>> = {
  "phase.closed": good(PenLine),
  "release.ready": good(PenLine),
  "stage.decided": plain(Gavel),
  "message.sent": plain(Megaphone),
  "message.approved": plain(Megaphone),
  "release.held": plain(Pause),
  "rollback.started": plain(Undo2),
  "rollback.closed": plain(Undo2),
  "incident.linked": plain(Siren),
  "break-glass.invoked": plain(Unlock),
  "deployment.started": plain(CircleDot),
  "release.deployed": good(Flag),
  "release.completed": good(Flag),
  "notes.published": good(Send),
};

const lookOf = (type: EvidenceEntry["type"]): Look => LOOKS[type] ?? plain(Milestone);
