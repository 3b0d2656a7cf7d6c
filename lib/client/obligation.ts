import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type ObligationDto, type ObligationsDto, obligationsDto, SHOWN, SHOWN_LIMIT, type Shown } from "@/lib/contracts/obligation";
import type { ObligationTerms } from "@/lib/domain/release/event";
import type { Verdict } from "@/lib/domain/release/verdict";
import { api } from "./api";
import { newId } from "./new-id";
import { sendCommand } from "./release";

function load(team: string, search: Record<string, string>, signal: AbortSignal): Promise<ObligationsDto> {
  return api(`/api/v1/teams/${team}/obligations?${new URLSearchParams(search)}`, { schema: obligationsDto, signal });
}

/** What the team owes, soonest due first, page by page. `first` is the page that the server drew. */
export const obligationsQuery = (team: string, shown: Shown, first?: ObligationsDto) =>
  infiniteQueryOptions({
    queryKey: ["teams", team, "obligations", "open", shown],
    queryFn: ({ pageParam, signal }) =>
      load(team, { limit: SHOWN_LIMIT, ...SHOWN[shown], ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    ...(first ? { initialData: { pages: [first], pageParams: [""] } } : {}),
  });

/** What was settled in the last two weeks, latest first; the last fifty. */
export const settledQuery = (team: string, isMine: boolean) =>
  queryOptions({
    queryKey: ["teams", team, "obligations", "settled", isMine],
    queryFn: ({ signal }) => load(team, { limit: SHOWN_LIMIT, state: "settled", ...(isMine ? { mine: "1" } : {}) }, signal),
  });

type Owed = Pick<ObligationDto, "id" | "owner" | "dueAt"> & { readonly release: { readonly id: string } };

/** Settles what a release owes, saying where it is to be found, with a verdict where one is asked. Throws ApiError. */
export async function settleObligation({ id, release }: Owed, note: string, verdict: Verdict | null): Promise<void> {
  await sendCommand(release.id, { type: "obligation.settle", obligation: id, note, ...(verdict ? { verdict } : {}) }, newId());
}

/** Gives it another owner or deadline. Throws ApiError, `stale` where somebody changed it since. */
export async function changeObligation({ id, release, owner, dueAt }: Owed, terms: ObligationTerms, reason: string): Promise<void> {
  await sendCommand(release.id, { type: "obligation.change", obligation: id, ...terms, reason, seen: { owner, dueAt } }, newId());
}
