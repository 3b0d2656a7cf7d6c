import { ArrowRight } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";
import { NOT_RECORDED } from "@/lib/domain/report/figure";
import type { MeasuredMetric, MeasuredValue } from "@/lib/domain/report/measured";
import { formatOffset, offsetFrom } from "@/lib/domain/time/axis";
import { FigureSources } from "./figure-sources";
import { MetricChart } from "./metric-chart";

/** What was measured before and after, each metric with its course; nothing is drawn that nobody read. */
export function ReportCharts({ report }: { report: ReportDto }) {
  const { metrics } = report;
  return (
    <Panel
      title="Before and after"
      aside={metrics.length > 0 ? <Legend report={report} /> : undefined}
      className="print:break-inside-avoid"
    >
      {metrics.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground text-sm print:text-xs">Nothing was measured in this release.</p>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] overflow-hidden print:grid-cols-2">
          {metrics.map((metric) => (
            <Metric key={metric.name} metric={metric} report={report} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function Legend({ report: { fromVersion, toVersion } }: { report: ReportDto }) {
  return (
    <span className="flex items-center gap-3" aria-hidden="true">
      <span className="flex items-center gap-1.5">
        <span className="h-0.5 w-4 rounded bg-chart-2" />
        {fromVersion}
      </span>
      <span className="flex items-center gap-1.5">
        <span className="h-0.5 w-4 rounded bg-chart-1" />
        {toVersion}
      </span>
      <span className="flex items-center gap-1.5">
        <span className="w-4 border-failed border-t border-dashed" />
        limit
      </span>
    </span>
  );
}

function Metric({ metric, report }: { metric: MeasuredMetric; report: ReportDto }) {
  const { name, before, after, change, isBetter, limit } = metric;
  const sources = [before, after].flatMap((one) => (one ? [one.source] : []));
  const tone = isBetter === null ? "text-muted-foreground" : isBetter ? "text-done-fg" : "text-blocked-fg";
  return (
    <figure className="-mr-px -mb-px min-w-0 border-border-soft border-r border-b px-4 py-3 print:break-inside-avoid">
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="font-medium text-sm">{name}</span>
        <span className={`tnum font-medium text-xs ${tone}`}>{change || apartText(metric)}</span>
      </figcaption>
      <p className="tnum mt-1 flex flex-wrap items-baseline gap-x-2 font-mono">
        <span className="text-muted-foreground text-sm">{before ? shortText(before, after) : NOT_RECORDED}</span>
        <ArrowRight className="size-3.5 self-center text-subtle-foreground" aria-label="to" />
        <span className={after ? "font-medium text-xl" : "text-muted-foreground text-sm"}>{after?.text ?? NOT_RECORDED}</span>
      </p>
      <MetricChart metric={metric} t0={report.actualT0} />
      <p className="tnum mt-1 flex items-baseline justify-between gap-2 text-2xs text-subtle-foreground">
        <span>{limit ? `limit ${limit.text}` : "no limit"}</span>
        <span>{after ? `read at ${offsetText(after.observedAt, report)}` : ""}</span>
        <FigureSources of={name} sources={sources} zone={report.zone} log={report.log} />
      </p>
    </figure>
  );
}

function apartText({ before, after }: MeasuredMetric): string {
  if (!before) return "no baseline";
  return after ? "cannot be compared" : "not read since";
}

/** A rate says its unit once. */
const shortText = (before: MeasuredValue, after: MeasuredValue | null): string =>
  after ? before.text.replace(/ per \w+$/, "") : before.text;

const offsetText = (at: string, { plannedT0, actualT0 }: ReportDto): string => formatOffset(offsetFrom(actualT0 ?? plannedT0, at));
