import { evidenceTime } from "@/components/audit/evidence-time";
import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";

/** The release notes as they stand now: made of the changes that the release names and the known issues that somebody wrote. */
export function ReportNotes({ report }: { report: ReportDto }) {
  const { notes } = report;
  return (
    <div className="space-y-2">
      <Standing report={report} />
      <div className="grid items-start gap-5 lg:grid-cols-2 print:grid-cols-2">
        <Notes title="Public release notes" text={notes.public} />
        <Notes title="Internal release notes" text={notes.internal} />
      </div>
    </div>
  );
}

/** Whether they are published, and whether that is what stands here. */
function Standing({ report: { notes, zone } }: { report: ReportDto }) {
  const { published } = notes;
  if (!published) return <p className="text-muted-foreground text-xs">The release notes are not published.</p>;
  const isCurrent = published.public === notes.public && published.internal === notes.internal;
  return (
    <div className="text-xs">
      <p className="tnum flex flex-wrap items-center gap-2 text-muted-foreground">
        <Chip tone={isCurrent ? "done" : "blocked"}>{isCurrent ? "Published" : "Changed since it was published"}</Chip>
        Version {published.version}, {published.by}, {evidenceTime(published.at, zone)} #{published.seq}
      </p>
      {isCurrent ? null : (
        <details className="mt-1 text-muted-foreground print:hidden">
          <summary className="cursor-pointer">What customers read now</summary>
          <pre className="mt-1 whitespace-pre-wrap break-words rounded-md border border-border bg-card p-3 font-mono">
            {published.public}
          </pre>
        </details>
      )}
    </div>
  );
}

function Notes({ title, text }: { title: string; text: string }) {
  return (
    <Panel title={title} aside="Markdown" className="print:break-inside-avoid">
      <pre className="whitespace-pre-wrap break-words p-4 font-mono text-xs print:p-2 print:text-2xs">{text}</pre>
    </Panel>
  );
}
