import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "./api";

const RETRIES = 2;

/** What the server refused it will refuse again; only what did not reach it is tried again. */
function shouldRetry(count: number, error: unknown): boolean {
  return count < RETRIES && (!(error instanceof ApiError) || error.problem.status === 0 || error.problem.status >= 500);
}

const newClient = () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: shouldRetry } } });
let ofTab: QueryClient | null = null;

/** One per tab; on the server one per page, since what is cached there belongs to whoever asked. */
function queryClient(): QueryClient {
  if (typeof window === "undefined") return newClient();
  ofTab ??= newClient();
  return ofTab;
}

/** The query cache of the tab. Whatever comes after a page brings this around itself; the cache is the same one. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(queryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
