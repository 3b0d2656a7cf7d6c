import { queryOptions } from "@tanstack/react-query";
import { type ChangeFreezeBody, type FreezeDto, freezeDto, freezesDto, type NewFreezeBody } from "@/lib/contracts/freeze";
import { allPages } from "./all-pages";
import { api } from "./api";

const path = (team: string) => `/api/v1/teams/${team}/freezes`;

/** The freezes of a team, present, coming and past. */
export const freezesQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "freezes"],
    queryFn: ({ signal }) =>
      allPages(
        (search) => api(`${path(team)}${search}`, { schema: freezesDto, signal }),
        // Each page goes by when freezes begin; those that are over are shown latest first.
        (before, page) => ({ ...page, freezes: [...before.freezes, ...page.freezes], past: [...page.past, ...before.past] }),
      ),
  });

/** Throws ApiError, with `path` naming the field that is wrong. */
export function createFreeze(team: string, body: NewFreezeBody): Promise<FreezeDto> {
  return api(path(team), { body, schema: freezeDto });
}

export function changeFreeze(team: string, freeze: string, body: ChangeFreezeBody): Promise<FreezeDto> {
  return api(`${path(team)}/${freeze}`, { method: "PATCH", body, schema: freezeDto });
}

export function removeFreeze(team: string, freeze: string): Promise<void> {
  return api(`${path(team)}/${freeze}`, { method: "DELETE" });
}
