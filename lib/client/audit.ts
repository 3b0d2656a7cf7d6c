import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type AuditQuery, auditPage, auditRecord } from "@/lib/contracts/audit";
import { api } from "./api";

/** Filters of the log, without the place in it. */
export type AuditFilters = Omit<AuditQuery, "cursor">;

const path = (team: string) => `/api/v1/teams/${team}/audit`;

function searchOf(values: Record<string, string | undefined>): string {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(entries).toString();
}

/** The address of a page that shows the log so narrowed. */
export const auditSearch = (filters: AuditFilters): string => searchOf(filters);

/** The log of a team, page by page from the newest. */
export const auditPagesQuery = (team: string, filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ["teams", team, "audit", filters],
    queryFn: ({ pageParam, signal }) => api(`${path(team)}?${searchOf({ ...filters, cursor: pageParam })}`, { schema: auditPage, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    // What is recorded never changes; newer events are asked for, not slipped in under the reader.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The newest event of the log so narrowed, to tell whether there is something new; null for an empty one. */
export const auditNewestQuery = (team: string, filters: AuditFilters) =>
  queryOptions({
    queryKey: ["teams", team, "audit-newest", filters],
    queryFn: async ({ signal }) => (await api(`${path(team)}?${searchOf(filters)}`, { schema: auditPage, signal })).entries[0] ?? null,
  });

/** One event as it is stored. */
export const auditRecordQuery = (team: string, stream: string, seq: number) =>
  queryOptions({
    queryKey: ["teams", team, "audit-record", stream, seq],
    queryFn: ({ signal }) => api(`${path(team)}/entry?${searchOf({ stream, seq: String(seq) })}`, { schema: auditRecord, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the whole log is downloaded from. */
export const auditExportPath = (team: string): string => `${path(team)}/export`;
