import type { ReportDto } from "@/lib/contracts/report";
import type { Figure } from "@/lib/domain/report/figure";
import { sourcesText } from "@/lib/domain/report/report-markdown";

/** The figures at a glance, each with its events. */
export function ReportFigures({ report: { figures } }: { report: ReportDto }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] overflow-hidden rounded-lg border border-border bg-card">
      {figures.map((figure) => (
        <Cell key={figure.key} figure={figure} />
      ))}
    </dl>
  );
}

function Cell({ figure: { label, value, detail, sources } }: { figure: Figure }) {
  return (
    <div className="-mr-px -mb-px min-w-0 border-border-soft border-r border-b px-4 py-3 print:break-inside-avoid">
      <dt className="text-subtle-foreground text-xs">{label}</dt>
      <dd className="tnum font-medium text-sm">{value}</dd>
      <dd className="tnum text-subtle-foreground text-xs">{detail}</dd>
      <dd className="tnum text-2xs text-subtle-foreground">{sourcesText(sources)}</dd>
    </div>
  );
}
