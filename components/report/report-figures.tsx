import type { ReportDto } from "@/lib/contracts/report";
import { type Figure, NOT_RECORDED } from "@/lib/domain/report/figure";
import { FigureSources } from "./figure-sources";

/** The figures at a glance, each with its events. The last line is filled by its cells, however many there are. */
export function ReportFigures({ report }: { report: ReportDto }) {
  return (
    <dl className="flex flex-wrap overflow-hidden rounded-lg border border-border bg-card print:text-xs">
      {report.figures.map((figure) => (
        <Cell key={figure.key} figure={figure} report={report} />
      ))}
    </dl>
  );
}

function Cell({ figure: { label, value, detail, sources }, report }: { figure: Figure; report: ReportDto }) {
  return (
    <div className="-mr-px -mb-px min-w-0 flex-1 basis-40 border-border-soft border-r md:basis-52 border-b px-4 py-2.5 print:break-inside-avoid">
      <dt className="text-subtle-foreground text-xs">{label}</dt>
      <dd className={value === null ? "text-subtle-foreground text-sm" : "tnum font-medium text-sm"}>{value ?? NOT_RECORDED}</dd>
      <dd className="tnum text-2xs text-subtle-foreground wrap-anywhere">{detail}</dd>
      {sources.length > 0 ? (
        <dd>
          <FigureSources of={label} sources={sources} zone={report.zone} log={report.log} />
        </dd>
      ) : null}
    </div>
  );
}
