import { queryOptions } from "@tanstack/react-query";
import { type MadeToken, madeTokenDto, type NewTokenBody, tokensDto } from "@/lib/contracts/token";
import { allPages } from "./all-pages";
import { api } from "./api";

/** The API tokens of a team. For its admins. */
export const tokensQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "tokens"],
    queryFn: ({ signal }) =>
      allPages(
        (search) => api(`/api/v1/teams/${team}/tokens${search}`, { schema: tokensDto, signal }),
        (before, page) => ({ tokens: [...before.tokens, ...page.tokens], next: page.next }),
      ),
  });

/** Throws ApiError, with code `proof-needed` where the password is asked again. */
export function makeToken(team: string, body: NewTokenBody): Promise<MadeToken> {
  return api(`/api/v1/teams/${team}/tokens`, { body, schema: madeTokenDto });
}

export function revokeToken(team: string, token: string): Promise<void> {
  return api(`/api/v1/teams/${team}/tokens/${token}`, { method: "DELETE" });
}
