import { infiniteQueryOptions } from "@tanstack/react-query";
import { type ReleaseListDto, type ReleaseListQuery, releaseListDto } from "@/lib/contracts/list";
import { api } from "./api";

/** Filters of the list without the place in it. */
export type ReleaseFilters = Omit<ReleaseListQuery, "after">;

/** The list of releases, page by page. `first` is the page that the server drew. */
export const releasesQuery = (team: string, filters: ReleaseFilters, first?: ReleaseListDto) =>
  infiniteQueryOptions({
    queryKey: ["teams", team, "releases", filters],
    queryFn: ({ pageParam, signal }) =>
      api(`/api/v1/teams/${team}/releases?${searchOf({ ...filters, ...(pageParam ? { after: pageParam } : {}) })}`, {
        schema: releaseListDto,
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    ...(first ? { initialData: { pages: [first], pageParams: [""] } } : {}),
  });

/** The filters as they stand in an address; empty ones are left out. */
export function searchOf(query: ReleaseListQuery): URLSearchParams {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "");
  return new URLSearchParams(entries);
}
