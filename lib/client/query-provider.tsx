import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "./api";

const RETRIES = 2;

/** What the server refused it will refuse again; only what did not reach it is tried again. */
function shouldRetry(count: number, error: unknown): boolean {
  return count < RETRIES && (!(error instanceof ApiError) || error.problem.status === 0 || error.problem.status >= 500);
}

/** The query cache of one tab. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: shouldRetry } } }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
