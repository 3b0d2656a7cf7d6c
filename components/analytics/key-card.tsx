import Link from "next/link";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { deploymentsHref } from "@/lib/client/analytics";
import type { AnalyticsDto } from "@/lib/contracts/analytics";
import type { ShownDeployments } from "@/lib/domain/analytics/deployment";
import type { Key } from "@/lib/domain/analytics/key-figures";
import { axisEnd } from "@/lib/domain/analytics/scale";
import { meetsTarget, TARGET_OF } from "@/lib/domain/analytics/target";
import { casesWords, changeWords, KEY_DEFINITIONS, KEY_NAMES, KEY_RULES, targetWords, valueWords } from "@/lib/domain/analytics/words";
import { counted } from "@/lib/domain/report/figure";
import { dayOf, WeekChart } from "./week-chart";
import { WeekTable } from "./week-table";

/** Which releases a figure was made of. */
const MADE_OF: Record<Key, ShownDeployments> = {
  frequency: "all",
  "lead-time": "first-commit",
  "failure-rate": "failed",
  restore: "rolled-back",
};

type KeyCardProps = { figure: AnalyticsDto["keys"][number]; analytics: AnalyticsDto; slug: string };

/** One of the four keys: what it is, how it stands, its course by week and its target. */
export function KeyCard({ figure, analytics, slug }: KeyCardProps) {
  const { key, weeks: own } = figure;
  const { weeks, zone, targets, freezes } = analytics;
  const target = targets[TARGET_OF[key]];
  const values = own.map(({ value }) => value);
  const known = values.filter((value) => value !== null);
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="min-w-0 border-border-soft px-5 py-4 print:break-inside-avoid">
      <Head figure={figure} analytics={analytics} slug={slug} headingId={headingId} />
      <WeekChart
        label={`${KEY_NAMES[key]} by week, ${counted(weeks.length, "week")}. ${valueWords(key, figure.value)}.`}
        weeks={weeks}
        values={values}
        kind={key === "lead-time" ? "line" : "bars"}
        target={target}
        end={axisEnd(key, [...known, ...(target === null ? [] : [target])])}
        zone={zone}
      />
      {known.length === 0 ? <p className="mt-2 text-muted-foreground text-xs">{NO_CASES[key]}</p> : null}
      {target === null ? null : <Target figure={figure} target={target} />}
      {key === "frequency" && freezes.length > 0 ? (
        <p className="mt-2 text-muted-foreground text-xs">
          {freezes.map(({ name, startsAt, endsAt }) => `${name}, ${dayOf(startsAt, zone)} to ${dayOf(endsAt, zone)}`).join("; ")}
        </p>
      ) : null}
      <WeekTable
        caption={`${KEY_NAMES[key]} by week`}
        weeks={weeks}
        zone={zone}
        columns={[
          { head: KEY_NAMES[key], cells: own.map(({ value }) => (value === null ? "none" : cellOf(key, value))) },
          ...(key === "frequency" ? [] : [{ head: CASES[key], cells: own.map(({ cases }) => String(cases)) }]),
        ]}
      />
      <details className="text-xs print:hidden">
        <summary className="w-fit cursor-pointer py-1 text-muted-foreground hover:text-foreground">How it is counted</summary>
        <p className="mt-1 max-w-[60ch] text-muted-foreground">{KEY_RULES[key]}</p>
      </details>
    </section>
  );
}

const NO_CASES: Record<Key, string> = {
  frequency: "No release reached T-0.",
  "lead-time": "No release of these weeks says when its first commit was made. It can be given by editing a release, or through the API.",
  "failure-rate": "No release reached T-0.",
  restore: "Nothing was rolled back and seen to work again.",
};
const CASES: Record<Key, string> = { frequency: "Releases", "lead-time": "Releases", "failure-rate": "Failed", restore: "Restored" };

const cellOf = (key: Key, value: number): string => (key === "frequency" ? String(value) : valueWords(key, value));

function Head({ figure, analytics, slug, headingId }: KeyCardProps & { headingId: string }) {
  const { key, value } = figure;
  const { weeks, service, now } = analytics;
  const change = changeWords(figure, weeks.length);
  const range = { from: weeks[0]?.start ?? now, to: weeks.at(-1)?.end ?? now };
  const href = deploymentsHref(slug, { ...range, show: MADE_OF[key], ...(service ? { service: service.id } : {}) });
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <h2 id={headingId} className="font-semibold text-sm">
          {KEY_NAMES[key]}
        </h2>
        <p className="text-subtle-foreground text-xs">{KEY_DEFINITIONS[key]}</p>
      </div>
      <div className="text-right">
        <div className="tnum whitespace-nowrap font-medium font-mono text-xl leading-6">
          {value === null ? "–" : valueWords(key, value)}
        </div>
        <Link href={href} className="tnum text-brand-fg text-xs underline decoration-brand-line underline-offset-2">
          {key === "frequency" ? `${casesWords(figure)}, ${figure.weeks.at(-1)?.cases ?? 0} this week` : casesWords(figure)}
        </Link>
        {change.text === "" ? null : (
          <p className={cn("tnum text-xs", TONES[change.tone])}>
            {change.text}
            {change.tone === "worse" ? <span className="sr-only"> (worse)</span> : null}
          </p>
        )}
      </div>
    </div>
  );
}

const TONES = { better: "text-done-fg", worse: "text-blocked-fg", same: "text-muted-foreground" } as const;

function Target({ figure, target }: { figure: AnalyticsDto["keys"][number]; target: number }) {
  const isMet = meetsTarget(figure, target);
  return (
    <p className="mt-2 flex items-center gap-1.5 text-muted-foreground text-xs">
      <span className="w-4 border-done border-t border-dashed" aria-hidden="true" />
      {targetWords(figure.key, target)}
      {isMet === null ? "" : isMet ? ", met" : ", missed"}
    </p>
  );
}
