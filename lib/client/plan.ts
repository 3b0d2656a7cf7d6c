import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type NewReleaseInput, type PlannedRelease, plannedRelease, type WindowCheckQuery, windowCheck } from "@/lib/contracts/plan";
import type { ReleaseTimes } from "@/lib/domain/release/command";
import { api } from "./api";

/** Makes a release, as a draft or planned at once. With the same key a repetition makes no second one. Throws ApiError. */
export function planRelease(team: string, body: NewReleaseInput, idempotencyKey: string): Promise<PlannedRelease> {
  return api(`/api/v1/teams/${team}/releases`, { body, idempotencyKey, schema: plannedRelease });
}

/** What speaks against a window; keeps the last answer while the next one is asked for. */
export const windowCheckQuery = (team: string, query: WindowCheckQuery) =>
  queryOptions({
    queryKey: ["teams", team, "window-check", query],
    queryFn: ({ signal }) => api(`/api/v1/teams/${team}/window-check?${new URLSearchParams(query)}`, { schema: windowCheck, signal }),
    placeholderData: keepPreviousData,
  });

const moved = z.object({ seq: z.number() });

/** Moves T-0 and window. Refused as stale past `expectedSeq`, unless the times are still as `seen`. Throws ApiError. */
export function moveRelease(
  release: string,
  body: ReleaseTimes & { expectedSeq: number; seen?: ReleaseTimes },
  idempotencyKey: string,
): Promise<{ seq: number }> {
  return api(`/api/v1/releases/${release}/window`, { method: "PUT", body, idempotencyKey, schema: moved });
}
