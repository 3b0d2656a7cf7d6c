"use client";

import { History, Plus } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { buttonVariants } from "@/components/ui/button-variants";
import { PageHeader } from "@/components/ui/page-header";
import type { ReleaseFilters } from "@/lib/client/list";
import type { ReleaseListDto } from "@/lib/contracts/list";
import { FilterBar } from "./filter-bar";
import { ReleaseList } from "./release-list";
import { useFilters } from "./use-filters";

type ReleasesPageProps = {
  first: ReleaseListDto;
  /** The filters that `first` was made for. */
  filters: ReleaseFilters;
  services: readonly { readonly id: string; readonly name: string }[];
  canCreate: boolean;
};

/** All releases of the team. */
export function ReleasesPage({ first, filters: drawnFilters, services, canCreate }: ReleasesPageProps) {
  const { team } = useWorkspace();
  const { filters, setFilters } = useFilters();
  return (
    <>
      <PageHeader
        title="Releases"
        description="By planned T-0, the latest first."
        actions={
          <>
            <Link href={`/t/${team.slug}/deployments`} className={buttonVariants()}>
              <History aria-hidden="true" />
              Deployment history
            </Link>
            {canCreate ? (
              <Link href={`/t/${team.slug}/releases/new`} className={buttonVariants({ variant: "primary" })}>
                <Plus aria-hidden="true" />
                New release
              </Link>
            ) : null}
          </>
        }
      />
      <FilterBar filters={filters} onChange={setFilters} services={services} />
      <ReleaseList filters={filters} drawn={{ filters: drawnFilters, first }} canCreate={canCreate} onClear={() => setFilters({})} />
    </>
  );
}
