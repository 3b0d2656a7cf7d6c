import { EntryTable } from "@/components/audit/evidence-entries";
import { EvidenceTime, evidenceTime } from "@/components/audit/evidence-time";
import { StatusChip } from "@/components/overview/status-chip";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";
import { ReportActions } from "./report-actions";
import { ReportFigures } from "./report-figures";
import { ReportMetrics } from "./report-metrics";
import { ReportNotes } from "./report-notes";

/** What became of a release, to read or to print: figures, before and after, what happened, and the notes that follow from it. */
export function ReportPage({ report }: { report: ReportDto }) {
  const { service, toVersion, status, summary, asOf, zone, timeline } = report;
  return (
    <div className="mx-auto max-w-[1180px] space-y-4 print:max-w-none print:space-y-3 print:text-xs print:[&_section]:overflow-visible">
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {service} {toVersion}
            <StatusChip overview={{ status, phases: [] }} />
          </span>
        }
        description={`As of ${evidenceTime(asOf, zone)}. Times are in ${zone}; a number with # is an event of the log.`}
        actions={<ReportActions report={report} />}
      />
      <p className="max-w-[72ch] text-muted-foreground text-sm">{summary}</p>
      <ReportFigures report={report} />
      <ReportMetrics report={report} />
      <ReportNotes report={report} />
      <Panel title="Timeline" aside={`${timeline.length} of ${report.log.checkpoint.heads[0]?.[1] ?? 0} events`}>
        <EntryTable caption="What moved the release" entries={timeline} zone={zone} />
      </Panel>
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
