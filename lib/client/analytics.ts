import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  type AnalyticsDto,
  type AnalyticsQuery,
  analyticsDto,
  type DeploymentsDto,
  type DeploymentsFileQuery,
  deploymentsDto,
  type TargetsBody,
  type TargetsDto,
  targetsDto,
} from "@/lib/contracts/analytics";
import { api } from "./api";

/** Filters as they stand in an address; what is as usual is left out. */
export function filterSearch({ weeks, show, ...rest }: Partial<AnalyticsQuery & DeploymentsFileQuery>): URLSearchParams {
  const usual = { ...(weeks && weeks !== "12" ? { weeks } : {}), ...(show && show !== "all" ? { show } : {}) };
  const entries = Object.entries({ ...rest, ...usual }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(entries);
}

/** What deliveries add up to. `first` is what the server drew. */
export const analyticsQueryOf = (team: string, filters: AnalyticsQuery, first?: AnalyticsDto) =>
  queryOptions({
    queryKey: ["teams", team, "analytics", filters],
    queryFn: ({ signal }) => api(`/api/v1/teams/${team}/analytics?${filterSearch(filters)}`, { schema: analyticsDto, signal }),
    ...(first ? { initialData: first } : {}),
    // Weeks do not change by the second, and the sums are long.
    staleTime: 60_000,
  });

/** The deployment history, page by page. `first` is the page that the server drew. */
export const deploymentsQueryOf = (team: string, filters: DeploymentsFileQuery, first?: DeploymentsDto) =>
  infiniteQueryOptions({
    queryKey: ["teams", team, "deployments", filters],
    queryFn: ({ pageParam, signal }) => {
      const search = filterSearch(filters);
      if (pageParam) search.set("after", pageParam);
      return api(`/api/v1/teams/${team}/deployments?${search}`, { schema: deploymentsDto, signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    ...(first ? { initialData: { pages: [first], pageParams: [""] } } : {}),
  });

/** Sets the targets of a team. Throws ApiError, `stale` where somebody changed them since. */
export const setTargets = (team: string, body: TargetsBody): Promise<TargetsDto> =>
  api(`/api/v1/teams/${team}/analytics/targets`, { method: "PUT", body, schema: targetsDto });

/** Where the history is downloaded from, narrowed as it is shown. */
export const deploymentsFilePath = (team: string, filters: DeploymentsFileQuery): string =>
  `/api/v1/teams/${team}/deployments/export?${filterSearch(filters)}`;

/** Address of the page of the history, narrowed to what a figure was made of. */
export const deploymentsHref = (teamSlug: string, filters: Partial<DeploymentsFileQuery> = {}): string => {
  const search = filterSearch(filters).toString();
  return `/t/${teamSlug}/deployments${search === "" ? "" : `?${search}`}`;
};
