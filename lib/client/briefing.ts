import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  type BriefingDto,
  briefingDto,
  briefingListDto,
  type DraftBody,
  linksDto,
  type MadeLinkDto,
  madeLinkDto,
  savedDraftDto,
} from "@/lib/contracts/briefing";
import { api } from "./api";
import { newId } from "./new-id";

const path = (release: string) => `/api/v1/releases/${release}/briefing`;

/** Loads the text of a briefing with its draft, anew. Throws ApiError. */
export function fetchBriefing(release: string, signal?: AbortSignal): Promise<BriefingDto> {
  return api(path(release), { schema: briefingDto, ...(signal ? { signal } : {}) });
}

/** The text of a briefing, asked anew for each version; the one before is shown meanwhile. */
export const briefingQuery = (release: string, version: number) =>
  queryOptions({
    queryKey: ["releases", release, "briefing", version],
    queryFn: ({ signal }) => fetchBriefing(release, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The briefings of a team that hold the words looked for; all of them without any. */
export const briefingsQuery = (team: string, q: string) =>
  queryOptions({
    queryKey: ["teams", team, "briefings", q],
    queryFn: ({ signal }) =>
      api(`/api/v1/teams/${team}/briefings${q === "" ? "" : `?q=${encodeURIComponent(q)}`}`, { schema: briefingListDto, signal }),
    placeholderData: keepPreviousData,
  });

/** Saves the draft of the next version; answers its number. Throws ApiError, `stale` where somebody saved theirs since. */
export async function saveDraft(release: string, body: DraftBody): Promise<number> {
  return (await api(`${path(release)}/draft`, { method: "PUT", body, schema: savedDraftDto })).version;
}

/** Throws the draft away. */
export function dropDraft(release: string): Promise<void> {
  return api(`${path(release)}/draft`, { method: "DELETE" });
}

/** The links to a briefing for people without an account. */
export const linksQuery = (release: string) =>
  queryOptions({
    queryKey: ["releases", release, "briefing", "links"],
    queryFn: ({ signal }) => api(`${path(release)}/links`, { schema: linksDto, signal }),
  });

/** Makes a link; its address is in the answer, this once. */
export function makeLink(release: string, days: number): Promise<MadeLinkDto> {
  return api(`${path(release)}/links`, { body: { days }, schema: madeLinkDto, idempotencyKey: newId() });
}

/** Takes a link back. */
export function revokeLink(release: string, link: string): Promise<void> {
  return api(`${path(release)}/links/${link}`, { method: "DELETE" });
}
