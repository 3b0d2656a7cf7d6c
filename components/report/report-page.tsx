import { EvidenceTime, evidenceTime } from "@/components/audit/evidence-time";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import type { ReportDto } from "@/lib/contracts/report";
import type { Tone } from "@/lib/domain/release/release-status";
import { ReportActions } from "./report-actions";
import { ReportCharts } from "./report-charts";
import { ReportFigures } from "./report-figures";
import { ReportNotes } from "./report-notes";
import { ReportSignOffs } from "./report-sign-offs";
import { ReportTimeline } from "./report-timeline";
import { ReportVerdicts } from "./report-verdicts";
import { ReportWritten } from "./report-written";

const CHIPS: Record<Tone, ChipTone> = { todo: "neutral", done: "done", na: "na", blocked: "blocked", failed: "failed", brand: "brand" };

/** What became of a release, to read or to print: what was computed of its log and, marked as theirs, what people say of it. `team` is its slug. */
export function ReportPage({ report, team }: { report: ReportDto; team: string }) {
  const { service, toVersion, outcome, summary, asOf, zone } = report;
  return (
    <div className="mx-auto max-w-[1180px] space-y-5 print:max-w-none print:space-y-3 print:text-xs print:[&_section]:overflow-visible">
      <div className="space-y-1">
        <PageHeader
          className="items-start"
          title={
            <span className="flex flex-wrap items-center gap-2.5">
              {service} {toVersion}
              <Chip tone={CHIPS[outcome.tone]}>{outcome.text}</Chip>
            </span>
          }
          actions={<ReportActions report={report} />}
        />
        <p className="max-w-[72ch] text-muted-foreground text-sm">{summary}</p>
        <p className="tnum text-subtle-foreground text-xs">
          As of {evidenceTime(asOf, zone)}. Times are in {zone}; a number with # is an event of the log.
        </p>
      </div>
      <ReportFigures report={report} />
      <ReportCharts report={report} />
      <div className="grid items-start gap-5 lg:grid-cols-2 print:block print:space-y-3">
        <ReportTimeline report={report} team={team} />
        <ReportSignOffs report={report} />
      </div>
      <ReportVerdicts report={report} />
      <ReportWritten report={report} />
      <ReportNotes report={report} />
      <ReportLog report={report} />
    </div>
  );
}

/** By what the report can be checked: the end of the stream that it was made of. */
function ReportLog({ report: { log, zone } }: { report: ReportDto }) {
  const [head] = log.checkpoint.heads;
  return (
    <p className="break-all text-subtle-foreground text-xs">
      Computed from {log.stream} up to event {head?.[1] ?? 0}, hash <code className="font-mono">{head?.[2]}</code>,{" "}
      {log.checkpoint.signature ? "signed" : "not signed"} <EvidenceTime at={log.checkpoint.at} zone={zone} />.
    </p>
  );
}
