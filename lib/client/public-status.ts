import { queryOptions } from "@tanstack/react-query";
import { type PublicStatus, publicStatusDto } from "@/lib/contracts/public-status";
import { api } from "./api";

/** How soon whoever has the page open reads what customers are told meanwhile. */
const REFRESH_MS = 30_000;

/** A status page by its secret address, asked again by itself while it is looked at. `first` is what the server drew. */
export const publicStatusQuery = (address: string, first: PublicStatus) =>
  queryOptions<PublicStatus>({
    queryKey: ["status-pages", address],
    queryFn: ({ signal }) => api(`/api/v1/status-pages/${address}`, { schema: publicStatusDto, signal }),
    initialData: first,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  });
