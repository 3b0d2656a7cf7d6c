import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { deploymentsHref } from "@/lib/client/analytics";
import type { AnalyticsDto } from "@/lib/contracts/analytics";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { countEnd, spanEnd } from "@/lib/domain/analytics/scale";
import { shortSpan } from "@/lib/domain/analytics/words";
import { counted } from "@/lib/domain/report/figure";
import { FLAGGED_ABOVE_PERCENT } from "@/lib/domain/sign-off/break-glass-share";
import { WeekChart } from "./week-chart";
import { WeekTable } from "./week-table";

/** How long those who sign took, from when a gate had everything else. */
export function LatencyPanel({ analytics: { latency } }: { analytics: AnalyticsDto }) {
  const most = Math.max(1, ...latency.map(({ p90Minutes }) => p90Minutes));
  return (
    <Panel title="Time to sign off, by role" className="mt-5 print:break-inside-avoid">
      {latency.length === 0 ? (
        <Nothing>Nobody signed a gate of these releases.</Nothing>
      ) : (
        <Table caption="Time to sign off, by role">
          <TableHead>
            <ColumnHead>Role</ColumnHead>
            <ColumnHead className="text-right">Sign-offs</ColumnHead>
            <ColumnHead className="text-right">Median</ColumnHead>
            <ColumnHead className="text-right">9 of 10 within</ColumnHead>
            <ColumnHead className="w-1/2 max-md:hidden" aria-hidden="true" />
          </TableHead>
          <tbody>
            {latency.map(({ role, signOffs, medianMinutes, p90Minutes }) => (
              <Row key={role}>
                <RowHead>{RELEASE_ROLE_NAMES[role]}</RowHead>
                <Cell className="tnum text-right font-mono">{signOffs}</Cell>
                <Cell className="tnum whitespace-nowrap text-right font-mono">{shortSpan(medianMinutes)}</Cell>
                <Cell className="tnum whitespace-nowrap text-right font-mono">{shortSpan(p90Minutes)}</Cell>
                <Cell className="max-md:hidden" aria-hidden="true">
                  <span className="relative block h-2 rounded-xs bg-chart-2/45" style={{ width: `${(p90Minutes / most) * 100}%` }}>
                    <span
                      className="absolute inset-y-0 left-0 min-w-0.5 rounded-xs bg-signoff"
                      style={{ width: `${p90Minutes === 0 ? 100 : (medianMinutes / p90Minutes) * 100}%` }}
                    />
                  </span>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <Note>From the last answer of the phase, or the end of the phase before it, to the signature. Bars: median, and 9 of 10.</Note>
    </Panel>
  );
}

/** Minutes in which people should have heard something and did not. */
export function SilencePanel({ analytics: { silence, weeks, zone, releases } }: { analytics: AnalyticsDto }) {
  return (
    <Panel title="Silence" aside={`${counted(silence.minutes, "minute")} in ${silence.releases} of ${counted(releases, "release")}`}>
      <div className="px-4 pb-3">
        <WeekChart
          label={`Minutes of silence by week. ${silence.minutes} in all.`}
          weeks={weeks}
          values={silence.weeks}
          kind="bars"
          end={spanEnd(Math.max(0, ...silence.weeks))}
          zone={zone}
        />
        <WeekTable
          caption="Minutes of silence by week"
          weeks={weeks}
          zone={zone}
          columns={[{ head: "Minutes", cells: silence.weeks.map(String) }]}
        />
      </div>
      <Note>What each pause between messages took beyond 15 minutes, while updates were due. In the week of T-0.</Note>
    </Panel>
  );
}

/** On how many releases a gate was opened without its sign-offs, and whether that is too often. Source: SIGNOFF rule 27. */
export function BreakGlassPanel({ analytics, slug }: { analytics: AnalyticsDto; slug: string }) {
  const { breakGlass, weeks, zone, service, now } = analytics;
  const range = { from: weeks[0]?.start ?? now, to: weeks.at(-1)?.end ?? now };
  const href = deploymentsHref(slug, { ...range, show: "break-glass", ...(service ? { service: service.id } : {}) });
  return (
    <Panel
      title="Break-glass"
      aside={
        <Link href={href} className={TEXT_LINK_CLASSES}>
          {breakGlass.broken} of {counted(breakGlass.releases, "release")}, {breakGlass.percent}%
        </Link>
      }
    >
      <div className="px-4 pb-3">
        {breakGlass.isFlagged ? (
          <p className="mt-3 flex items-start gap-1.5 font-medium text-blocked-fg text-xs">
            <TriangleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
            More than {FLAGGED_ABOVE_PERCENT}%: look at who is missing, or at what the gates ask for.
          </p>
        ) : null}
        <WeekChart
          label={`Releases with break-glass by week. ${breakGlass.broken} in all.`}
          weeks={weeks}
          values={breakGlass.weeks}
          kind="bars"
          end={countEnd(Math.max(0, ...breakGlass.weeks))}
          zone={zone}
        />
        <WeekTable
          caption="Releases with break-glass by week"
          weeks={weeks}
          zone={zone}
          columns={[{ head: "Releases", cells: breakGlass.weeks.map(String) }]}
        />
      </div>
      <Note>Releases on which a gate was opened without the sign-offs that it lacked. Flagged above {FLAGGED_ABOVE_PERCENT}%.</Note>
    </Panel>
  );
}

export function Note({ children }: { children: React.ReactNode }) {
  return <p className="border-border-soft border-t px-4 py-2 text-subtle-foreground text-xs">{children}</p>;
}

export function Nothing({ children }: { children: React.ReactNode }) {
  return <p className="px-4 py-3 text-muted-foreground text-sm">{children}</p>;
}
