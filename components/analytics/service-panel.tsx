import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { deploymentsHref } from "@/lib/client/analytics";
import type { AnalyticsDto } from "@/lib/contracts/analytics";
import { SPENT, SPENT_NAMES, type SpentKey } from "@/lib/domain/analytics/time-spent";
import { shortSpan, valueWords } from "@/lib/domain/analytics/words";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";

const COLOURS: Record<SpentKey, string> = {
  before: "bg-chart-2/45",
  rollout: "bg-chart-1",
  waiting: "bg-signoff",
  monitoring: "bg-done/70",
};

/** How each service is delivered, and where the time of its releases goes. */
export function ServicePanel({ analytics, slug }: { analytics: AnalyticsDto; slug: string }) {
  const { byService, weeks, now } = analytics;
  const range = { from: weeks[0]?.start ?? now, to: weeks.at(-1)?.end ?? now };
  return (
    <Panel title="By service" aside={<Legend />} className="mt-5 print:break-inside-avoid">
      <div className="border-border-soft border-b px-4 py-2 lg:hidden">
        <LegendEntries />
      </div>
      <Table caption="By service">
        <TableHead>
          <ColumnHead>Service</ColumnHead>
          <ColumnHead>Usual strategy</ColumnHead>
          <ColumnHead className="text-right">Releases</ColumnHead>
          <ColumnHead className="text-right">Per week</ColumnHead>
          <ColumnHead className="text-right">Lead time</ColumnHead>
          <ColumnHead className="text-right">Failure rate</ColumnHead>
          <ColumnHead className="text-right">Restore</ColumnHead>
          <ColumnHead className="w-64 pl-6">Time in phase</ColumnHead>
        </TableHead>
        <tbody>
          {byService.map((row) => (
            <Row key={row.id}>
              <RowHead className="whitespace-nowrap">{row.name}</RowHead>
              <Cell className="whitespace-nowrap text-muted-foreground">{STRATEGY_NAMES[row.strategy]}</Cell>
              <Figure>
                <Link
                  href={deploymentsHref(slug, { ...range, service: row.id })}
                  className="text-brand-fg underline decoration-brand-line underline-offset-2"
                  aria-label={`${row.releases} releases of ${row.name}`}
                >
                  {row.releases}
                </Link>
              </Figure>
              <Figure>{row.perWeek === null ? "–" : row.perWeek.toFixed(1)}</Figure>
              <Figure>{row.leadMinutes === null ? "–" : shortSpan(row.leadMinutes)}</Figure>
              <Figure>{valueWords("failure-rate", row.failurePercent)}</Figure>
              <Figure>{row.restoreMinutes === null ? "–" : shortSpan(row.restoreMinutes)}</Figure>
              <Cell className="min-w-56 pl-6">
                <SpentBar spent={row.spent} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Figure({ children }: { children: React.ReactNode }) {
  return <Cell className="tnum whitespace-nowrap text-right font-mono">{children}</Cell>;
}

function Legend() {
  return (
    <div className="flex items-center gap-3 max-lg:hidden">
      <span className="text-muted-foreground">Where the time goes</span>
      <LegendEntries />
    </div>
  );
}

function LegendEntries() {
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-subtle-foreground text-xs">
      {SPENT.map((key) => (
        <li key={key} className="flex items-center gap-1.5">
          <span className={cn("size-2 rounded-full", COLOURS[key])} aria-hidden="true" />
          {SPENT_NAMES[key]}
        </li>
      ))}
    </ul>
  );
}

/** The parts in the order of the legend, and what they are in words. */
function SpentBar({ spent }: { spent: Record<SpentKey, number> }) {
  const total = SPENT.reduce((sum, key) => sum + spent[key], 0);
  if (total === 0) return <span className="text-muted-foreground">nothing to divide yet</span>;
  const parts = SPENT.filter((key) => spent[key] > 0);
  return (
    <>
      <span className="flex h-2 gap-px overflow-hidden rounded-xs" aria-hidden="true">
        {parts.map((key) => (
          <span key={key} className={cn("min-w-0.5 print:border", COLOURS[key])} style={{ flexGrow: spent[key] / total, flexBasis: 0 }} />
        ))}
      </span>
      <span className="tnum mt-1 block whitespace-nowrap text-2xs text-subtle-foreground">
        {parts.map((key, index) => (
          <span key={key}>
            {index === 0 ? "" : " · "}
            <span className="sr-only">{SPENT_NAMES[key]} </span>
            {shareText(spent[key] / total)}
          </span>
        ))}
      </span>
    </>
  );
}

const shareText = (share: number): string => (share < 0.01 ? "under 1%" : `${Math.round(share * 100)}%`);
