import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";
import type { ReportVerdict } from "@/lib/domain/report/verdicts";
import { FigureSources } from "./figure-sources";

/** What was approved afterwards or opened without its signatures, and whether everything owed was brought in time. */
export function ReportVerdicts({ report }: { report: ReportDto }) {
  const { verdicts } = report;
  return (
    <Panel
      title="Obligations and exceptions"
      aside={verdicts.length > 0 ? String(verdicts.length) : undefined}
      className="print:break-inside-avoid"
    >
      {verdicts.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground text-sm print:text-xs">
          Nothing was owed, and no gate was opened without its signatures.
        </p>
      ) : (
        <ul>
          {verdicts.map((verdict) => (
            <Verdict key={verdict.key} verdict={verdict} report={report} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Verdict({ verdict: { title, verdict, tone, text, sources }, report }: { verdict: ReportVerdict; report: ReportDto }) {
  return (
    <li className="border-border-soft px-4 py-2.5 not-first:border-t print:break-inside-avoid">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-medium text-sm print:text-xs">{title}</h3>
        <Chip tone={tone}>{verdict}</Chip>
        {sources.length > 0 ? <FigureSources of={title} sources={sources} zone={report.zone} log={report.log} /> : null}
      </div>
      <p className="max-w-[90ch] text-muted-foreground text-xs wrap-anywhere">{text}</p>
    </li>
  );
}
