"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, RotateCw, ScrollText } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { errorText } from "@/lib/client/api";
import { type AuditFilters, auditExportPath, auditNewestQuery, auditPagesQuery, auditSearch } from "@/lib/client/audit";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { AuditChoices, AuditEntry, AuditPageDto } from "@/lib/contracts/audit";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditRow } from "./audit-row";

type AuditPageProps = { query: AuditFilters; first: AuditPageDto; choices: AuditChoices };

/** Everything that happened in the team, newest first; nothing moves under the reader. */
export function AuditPage({ query, first, choices }: AuditPageProps) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const [filters, setFilters] = useState(query);
  const narrow = (next: AuditFilters) => {
    setFilters(next);
    // The address follows, so that what is looked at can be sent to somebody.
    window.history.replaceState(null, "", `?${auditSearch(next)}`);
  };

  return (
    <>
      <PageHeader
        title="Audit"
        description="Everything that happened, as it was recorded. Nothing here can be edited."
        actions={
          <a href={auditExportPath(team.id)} download className={buttonVariants()}>
            <Download aria-hidden="true" />
            Export all
          </a>
        }
      />
      <AuditFilterBar filters={filters} choices={choices} zone={zone} onChange={narrow} />
      <AuditList filters={filters} first={isSame(filters, query) ? first : null} zone={zone} />
    </>
  );
}

const isSame = (a: AuditFilters, b: AuditFilters): boolean => auditSearch(a) === auditSearch(b);

function AuditList({ filters, first, zone }: { filters: AuditFilters; first: AuditPageDto | null; zone: string }) {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const options = auditPagesQuery(team.id, filters);
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData, refetch } = useInfiniteQuery({
    ...options,
    placeholderData: keepPreviousData,
    ...(first ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
  });
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const hasNewer = useHasNewer(filters, entries[0]);
  const showNewest = () => void queries.resetQueries({ queryKey: options.queryKey });

  if (error) {
    return (
      <ErrorState title="The log did not load" onRetry={() => void refetch()} className="mt-4">
        {errorText(error)}
      </ErrorState>
    );
  }
  return (
    <div className="mt-3 rounded-lg border border-border bg-card" aria-busy={isPlaceholderData}>
      {hasNewer ? (
        <div className="flex justify-center border-border-soft border-b p-2">
          <Button size="sm" onClick={showNewest}>
            <RotateCw aria-hidden="true" />
            Show what is new
          </Button>
        </div>
      ) : null}
      {entries.length === 0 ? (
        <EmptyState icon={ScrollText} title="Nothing to show" className="py-12">
          No event fits what you asked for. Widen a filter.
        </EmptyState>
      ) : (
        <ol aria-label="Events, newest first" className={isPlaceholderData ? "opacity-60" : ""}>
          {entries.map((entry) => (
            <AuditRow key={`${entry.stream} ${entry.seq}`} entry={entry} zone={zone} />
          ))}
        </ol>
      )}
      {hasNextPage ? (
        <div className="flex justify-center border-border-soft border-t p-2">
          <Button size="sm" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Whether the log begins with another event by now than the one on top. Asks when something changed in the team. */
function useHasNewer(filters: AuditFilters, top: AuditEntry | undefined): boolean {
  const { team } = useWorkspace();
  const options = auditNewestQuery(team.id, filters);
  const { data, refetch } = useQuery({ ...options, enabled: false });
  useTeamChanges(
    team.id,
    useCallback(() => void refetch(), [refetch]),
  );
  return data !== undefined && data !== null && placeOf(data) !== placeOf(top);
}

const placeOf = (entry: AuditEntry | undefined): string => (entry ? `${entry.stream} ${entry.seq}` : "");
