import { queryOptions } from "@tanstack/react-query";
import {
  type ShownDto,
  type StatusAddressDto,
  type StatusPageDto,
  shownDto,
  statusAddressDto,
  statusPageDto,
} from "@/lib/contracts/status-page";
import { api } from "./api";
import type { Source } from "./comms";

const path = (team: string) => `/api/v1/teams/${team}/status-page`;

/** Whether a team has a status page, and what stands on it. */
export const statusPageQuery = (team: string) =>
  queryOptions<StatusPageDto>({
    queryKey: ["teams", team, "status-page"],
    queryFn: ({ signal }) => api(path(team), { schema: statusPageDto, signal }),
  });

/** Opens the page at a new address, or gives it another; the answer holds it, this once. */
export function openStatusPage(team: string): Promise<StatusAddressDto> {
  return api(path(team), { method: "POST", schema: statusAddressDto });
}

export function closeStatusPage(team: string): Promise<void> {
  return api(path(team), { method: "DELETE" });
}

/** Puts the messages to customers of a release, or of an incident that stands alone, on the page, or takes them off. */
export function showOnPage({ kind, id }: Source, isShown: boolean): Promise<ShownDto> {
  return api(`/api/v1/${kind}s/${id}/status-page`, { method: "PUT", body: { isShown }, schema: shownDto });
}
