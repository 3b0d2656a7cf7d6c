"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Rocket, SearchX } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useCallback } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { type ReleaseFilters, releasesQuery, searchOf } from "@/lib/client/list";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { ReleaseListDto } from "@/lib/contracts/list";
import { ReleaseRow } from "./release-row";

type ReleaseListProps = {
  filters: ReleaseFilters;
  /** What the server drew, and for which filters. */
  drawn: { readonly filters: ReleaseFilters; readonly first: ReleaseListDto };
  canCreate: boolean;
  onClear: () => void;
};

/** The releases that fit the filters, page by page; kept up to date by the live stream. */
export function ReleaseList({ filters, drawn, canCreate, onClear }: ReleaseListProps) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const isDrawn = isSame(filters, drawn.filters);
  const query = useInfiniteQuery({
    ...releasesQuery(team.id, filters, isDrawn ? drawn.first : undefined),
    placeholderData: keepPreviousData,
  });
  useRefresh(team.id);
  const timed = { now: query.data?.pages.at(-1)?.now ?? drawn.first.now, receivedAt: query.dataUpdatedAt };
  const releases = query.data?.pages.flatMap((page) => page.releases) ?? [];

  if (query.isPending) return <Frame>{<SkeletonRows rows={6} label="Loading releases" />}</Frame>;
  if (query.isError && releases.length === 0) {
    return (
      <Frame>
        <ErrorState title="The releases did not load" onRetry={() => void query.refetch()} className="py-12">
          {errorText(query.error)} The releases themselves go on.
        </ErrorState>
      </Frame>
    );
  }
  if (releases.length === 0) {
    return <Frame>{isSame(filters, {}) ? <NoRelease canCreate={canCreate} /> : <NoneFits onClear={onClear} />}</Frame>;
  }
  return (
    <Frame>
      <ul className="divide-y divide-border-soft" aria-label="Releases" aria-busy={query.isPlaceholderData}>
        {releases.map((overview) => (
          <ReleaseRow key={overview.id} overview={overview} timed={timed} zone={zone} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="border-border-soft border-t px-4 py-2 text-center">
          <Button size="sm" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </Frame>
  );
}

/** Asks again for whatever filters are shown when anything of the team changed. */
function useRefresh(team: string): void {
  const queries = useQueryClient();
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ["teams", team, "releases"] }), [queries, team]);
  useTeamChanges(team, refresh);
}

const isSame = (a: ReleaseFilters, b: ReleaseFilters): boolean => searchOf(a).toString() === searchOf(b).toString();

function Frame({ children }: { children: ReactNode }) {
  return <div className="mt-3 overflow-hidden rounded-lg border border-border bg-card">{children}</div>;
}

function NoRelease({ canCreate }: { canCreate: boolean }) {
  const { team } = useWorkspace();
  const action = canCreate ? (
    <Link href={`/t/${team.slug}/releases/new`} className={buttonVariants({ variant: "primary" })}>
      Plan a release
    </Link>
  ) : null;
  return (
    <EmptyState icon={Rocket} title="No releases yet" action={action} className="py-12">
      {canCreate ? "Plan the first one: it gets its checklist, its gates and its clock." : "A manager of the team plans the first one."}
    </EmptyState>
  );
}

function NoneFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="No release fits" action={<Button onClick={onClear}>Clear filters</Button>} className="py-12">
      No release of the team has all of what is chosen above.
    </EmptyState>
  );
}
