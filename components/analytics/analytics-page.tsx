"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartNoAxesColumn, History, Printer, Table2, Target } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { analyticsQueryOf, deploymentsHref, filterSearch } from "@/lib/client/analytics";
import { errorText } from "@/lib/client/api";
import { downloadText } from "@/lib/client/download-text";
import { type AnalyticsDto, type AnalyticsQuery, analyticsQuery } from "@/lib/contracts/analytics";
import { analyticsCsv } from "@/lib/domain/analytics/analytics-csv";
import { PERIODS } from "@/lib/domain/analytics/week";
import { ItemsPanels } from "./items-panel";
import { KeyCard } from "./key-card";
import { BreakGlassPanel, LatencyPanel, SilencePanel } from "./people-panels";
import { ServicePanel } from "./service-panel";
import { TargetsDialog } from "./targets-dialog";

/** What the deliveries of the team add up to. `filters` is what `first` was made for. */
export function AnalyticsPage({ first, filters: drawn }: { first: AnalyticsDto; filters: AnalyticsQuery }) {
  const { team } = useWorkspace();
  const { filters, setFilters } = useFilters();
  const isDrawn = filterSearch(filters).toString() === filterSearch(drawn).toString();
  const query = useQuery({ ...analyticsQueryOf(team.id, filters, isDrawn ? first : undefined), placeholderData: keepPreviousData });
  const shown = query.data ?? first;
  return (
    <div className="mx-auto max-w-[1180px] print:max-w-none">
      <PageHeader
        title="Delivery performance"
        description={`Last ${shown.weeks.length} weeks, production only. Weeks begin on Monday, ${shown.zone}.`}
        actions={<Actions analytics={shown} filters={filters} onFilter={setFilters} />}
      />
      {query.isError ? (
        <ErrorState title="The figures did not load" onRetry={() => void query.refetch()} className="mt-4">
          {errorText(query.error)} Nothing that was recorded is lost.
        </ErrorState>
      ) : (
        <div aria-busy={query.isPlaceholderData} className={cn(query.isPlaceholderData && "opacity-60")}>
          {shown.releases === 0 ? <NoRelease analytics={shown} /> : <Figures analytics={shown} slug={team.slug} />}
        </div>
      )}
    </div>
  );
}

function Figures({ analytics, slug }: { analytics: AnalyticsDto; slug: string }) {
  return (
    <>
      <div className="mt-4 grid overflow-hidden rounded-lg border border-border bg-card lg:grid-cols-2 print:grid-cols-2 [&>*:not(:first-child)]:border-t lg:[&>*:nth-child(2)]:border-t-0 lg:[&>*:nth-child(even)]:border-l">
        {analytics.keys.map((figure) => (
          <KeyCard key={figure.key} figure={figure} analytics={analytics} slug={slug} />
        ))}
      </div>
      <ServicePanel analytics={analytics} slug={slug} />
      <LatencyPanel analytics={analytics} />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <SilencePanel analytics={analytics} />
        <BreakGlassPanel analytics={analytics} slug={slug} />
      </div>
      <ItemsPanels analytics={analytics} />
    </>
  );
}

type ActionsProps = { analytics: AnalyticsDto; filters: AnalyticsQuery; onFilter: (filters: AnalyticsQuery) => void };

function Actions({ analytics, filters, onFilter }: ActionsProps) {
  const { team } = useWorkspace();
  const [isSetting, setSetting] = useState(false);
  const save = () => downloadText(`delivery-${team.slug}-${analytics.now.slice(0, 10)}.csv`, analyticsCsv(analytics));
  return (
    <>
      <Select
        aria-label="Service"
        wrapperClassName="w-44 max-md:w-full print:hidden"
        value={filters.service ?? ""}
        onChange={(event) => onFilter({ ...filters, service: event.target.value || undefined })}
      >
        <option value="">All services</option>
        {analytics.services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Period"
        wrapperClassName="w-28 max-md:w-full print:hidden"
        value={filters.weeks}
        onChange={(event) => onFilter({ ...filters, ...analyticsQuery.pick({ weeks: true }).parse({ weeks: event.target.value }) })}
      >
        {PERIODS.map((weeks) => (
          <option key={weeks} value={weeks}>
            {weeks} weeks
          </option>
        ))}
      </Select>
      <Link href={deploymentsHref(team.slug)} className={buttonVariants()}>
        <History aria-hidden="true" />
        History
      </Link>
      {analytics.canSetTargets ? (
        <Button onClick={() => setSetting(true)}>
          <Target aria-hidden="true" />
          Targets
        </Button>
      ) : null}
      <Button onClick={save}>
        <Table2 aria-hidden="true" />
        CSV
      </Button>
      <Button onClick={() => print()}>
        <Printer aria-hidden="true" />
        Print
      </Button>
      {isSetting ? <TargetsDialog team={team.id} targets={analytics.targets} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

function NoRelease({ analytics: { service, weeks } }: { analytics: AnalyticsDto }) {
  const { team } = useWorkspace();
  return (
    <div className="mt-4 rounded-lg border border-border bg-card">
      <EmptyState
        icon={ChartNoAxesColumn}
        title="Nothing to add up yet"
        className="py-12"
        action={
          <Link href={deploymentsHref(team.slug)} className={buttonVariants()}>
            Deployment history
          </Link>
        }
      >
        No release{service ? ` of ${service.name}` : ""} reached T-0 in these {weeks.length} weeks. From the first one on, how often, how
        fast and how safely the team delivers stands here.
      </EmptyState>
    </div>
  );
}

/** The filters live in the address: they can be shared. */
function useFilters(): { filters: AnalyticsQuery; setFilters: (filters: AnalyticsQuery) => void } {
  const pathname = usePathname();
  const parsed = analyticsQuery.safeParse(Object.fromEntries(useSearchParams()));
  const setFilters = (filters: AnalyticsQuery) => {
    const text = filterSearch(filters).toString();
    // Not through the router: the page asks for its figures itself.
    window.history.replaceState(null, "", text === "" ? pathname : `${pathname}?${text}`);
  };
  return { filters: parsed.success ? parsed.data : analyticsQuery.parse({}), setFilters };
}
