import { queryOptions } from "@tanstack/react-query";
import { api } from "./api";

/** The home page of the person looking. */
export const homeQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "home"],
    queryFn: ({ signal }) => api(`/api/v1/teams/${team}/home`, { schema: (parsers) => parsers.homeDto, signal }),
  });
