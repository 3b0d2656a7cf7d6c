import { queryOptions } from "@tanstack/react-query";
import { api } from "./api";

/** What the person was told in T-Minus itself. */
export const inboxQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "inbox"],
    queryFn: ({ signal }) => api(`/api/v1/teams/${team}/inbox`, { schema: (parsers) => parsers.inboxDto, signal }),
  });
