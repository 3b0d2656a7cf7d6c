import type { ReportDto } from "@/lib/contracts/report";
import type { Figure } from "@/lib/domain/report/figure";
import { sourcesText } from "@/lib/domain/report/report-markdown";

/** The figures at a glance, each with its events. */
export function ReportFigures({ report: { figures } }: { report: ReportDto }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-border bg-border-soft md:grid-cols-4 print:grid-cols-4">
      {figures.map((figure) => (
        <Cell key={figure.key} figure={figure} />
      ))}
    </dl>
  );
}

function Cell({ figure: { label, value, detail, sources } }: { figure: Figure }) {
  return (
    <div className="min-w-0 bg-card px-4 py-3 print:break-inside-avoid">
      <dt className="text-subtle-foreground text-xs">{label}</dt>
      <dd className="tnum font-medium text-sm">{value}</dd>
      <dd className="tnum text-subtle-foreground text-xs">{detail}</dd>
      <dd className="tnum text-2xs text-subtle-foreground">{sourcesText(sources)}</dd>
    </div>
  );
}
