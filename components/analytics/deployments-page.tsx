"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ChartNoAxesColumn, Printer, Rocket, Table2 } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ColumnHead, Table, TableHead } from "@/components/ui/table";
import { deploymentsFilePath, deploymentsQueryOf, filterSearch } from "@/lib/client/analytics";
import { errorText } from "@/lib/client/api";
import { useViewerZone } from "@/lib/client/viewer-zone";
import { type DeploymentsDto, type DeploymentsFileQuery, deploymentsFileQuery } from "@/lib/contracts/analytics";
import { DeploymentFilters } from "./deployment-filters";
import { DeploymentRow } from "./deployment-row";

type DeploymentsPageProps = {
  first: DeploymentsDto;
  /** The filters that `first` was made for. */
  filters: DeploymentsFileQuery;
  services: readonly { readonly id: string; readonly name: string }[];
};

/** What ran in production and when, latest first. */
export function DeploymentsPage({ first, filters: drawn, services }: DeploymentsPageProps) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const { filters, setFilters } = useFilters();
  const isDrawn = filterSearch(filters).toString() === filterSearch(drawn).toString();
  return (
    <>
      <PageHeader
        title="Deployment history"
        description="Every release that reached T-0 in production, the latest first."
        actions={
          <>
            <Link href={`/t/${team.slug}/analytics`} className={buttonVariants()}>
              <ChartNoAxesColumn aria-hidden="true" />
              Analytics
            </Link>
            <a href={deploymentsFilePath(team.id, filters)} download className={buttonVariants()}>
              <Table2 aria-hidden="true" />
              CSV
            </a>
            <Button onClick={() => print()}>
              <Printer aria-hidden="true" />
              Print
            </Button>
          </>
        }
      />
      <DeploymentFilters filters={filters} services={services} zone={zone} onChange={setFilters} />
      <History filters={filters} first={isDrawn ? first : undefined} zone={zone} />
    </>
  );
}

function History({ filters, first, zone }: { filters: DeploymentsFileQuery; first: DeploymentsDto | undefined; zone: string }) {
  const { team } = useWorkspace();
  const query = useInfiniteQuery({ ...deploymentsQueryOf(team.id, filters, first), placeholderData: keepPreviousData });
  const deployments = query.data?.pages.flatMap((page) => page.deployments) ?? [];
  return (
    <div className="mt-3 overflow-hidden rounded-lg border border-border bg-card">
      {query.isPending ? (
        <SkeletonRows rows={6} label="Loading the history" />
      ) : query.isError && deployments.length === 0 ? (
        <ErrorState title="The history did not load" onRetry={() => void query.refetch()} className="py-12">
          {errorText(query.error)} Nothing that was recorded is lost.
        </ErrorState>
      ) : deployments.length === 0 ? (
        <NoDeployment isNarrowed={filterSearch(filters).size > 0} />
      ) : (
        <Table caption="Deployment history" aria-busy={query.isPlaceholderData}>
          <Heads />
          <tbody>
            {deployments.map((deployment) => (
              <DeploymentRow key={deployment.id} deployment={deployment} slug={team.slug} zone={zone} />
            ))}
          </tbody>
        </Table>
      )}
      {query.hasNextPage ? (
        <div className="border-border-soft border-t px-4 py-2 text-center print:hidden">
          <Button size="sm" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function NoDeployment({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <EmptyState icon={Rocket} title="No deployment" className="py-12">
      {isNarrowed ? "No deployment has all of what is chosen above." : "Each release stands here from the start of its deployment on."}
    </EmptyState>
  );
}

function Heads() {
  return (
    <TableHead>
      <ColumnHead>Release</ColumnHead>
      <ColumnHead className="max-md:hidden">Strategy</ColumnHead>
      <ColumnHead>Started</ColumnHead>
      <ColumnHead className="max-md:hidden">Completed</ColumnHead>
      <ColumnHead className="text-right max-md:hidden">Duration</ColumnHead>
      <ColumnHead>Outcome</ColumnHead>
      <ColumnHead>Deployed by</ColumnHead>
      <ColumnHead>Report</ColumnHead>
    </TableHead>
  );
}

/** The filters live in the address: a figure leads here with its own. */
function useFilters(): { filters: DeploymentsFileQuery; setFilters: (filters: DeploymentsFileQuery) => void } {
  const pathname = usePathname();
  const parsed = deploymentsFileQuery.safeParse(Object.fromEntries(useSearchParams()));
  const setFilters = (filters: DeploymentsFileQuery) => {
    const text = filterSearch(filters).toString();
    window.history.replaceState(null, "", text === "" ? pathname : `${pathname}?${text}`);
  };
  return { filters: parsed.success ? parsed.data : deploymentsFileQuery.parse({}), setFilters };
}
