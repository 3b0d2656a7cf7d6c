import { queryOptions } from "@tanstack/react-query";
import { type HomeDto, homeDto } from "@/lib/contracts/home";
import { api } from "./api";

/** The home page of the person looking. */
export const homeQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "home"],
    queryFn: ({ signal }) => api(`/api/v1/teams/${team}/home`, { schema: homeDto, signal }),
  });

/** The page without an item: it was ticked, and the answer is on its way. What needed it may go too, which the server says. */
export function withoutItem(home: HomeDto, release: string, key: string): HomeDto {
  return { ...home, items: home.items.filter((item) => item.release.id !== release || item.key !== key) };
}
