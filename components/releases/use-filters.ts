"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { type ReleaseFilters, searchOf } from "@/lib/client/list";
import { releaseListQuery } from "@/lib/contracts/list";

const filtersSchema = releaseListQuery.omit({ after: true });

/** The filters of the list, which live in the address: they can be shared, and Back takes one back. */
export function useFilters(): { filters: ReleaseFilters; setFilters: (change: ReleaseFilters) => void } {
  const pathname = usePathname();
  const search = useSearchParams();
  const parsed = filtersSchema.safeParse(Object.fromEntries(search));
  const filters = parsed.success ? parsed.data : {};
  const setFilters = useCallback(
    (change: ReleaseFilters) => {
      const text = searchOf(change).toString();
      // Not through the router: the list asks for itself, the page around it stays.
      window.history.replaceState(null, "", text === "" ? pathname : `${pathname}?${text}`);
    },
    [pathname],
  );
  return { filters, setFilters };
}
