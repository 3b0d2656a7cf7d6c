import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db";
import { singleton } from "./singleton";

/** So many in so many seconds. */
export type Limit = { readonly points: number; readonly duration: number };

/**
 * The counter of one limit, in the database, so that it holds for all processes together. Once a limit of `requests` is reached this
 * process remembers it for the rest of the window: refusing a flood costs no query.
 */
export function limiterOf(name: string, { points, duration }: Limit, kind: "attempts" | "requests"): RateLimiterPostgres {
  return singleton(
    `limiter-${name}`,
    () =>
      new RateLimiterPostgres({
        storeClient: pool(),
        storeType: "pool",
        tableName: "rate_limit",
        tableCreated: true,
        keyPrefix: name,
        clearExpiredByTimeout: false,
        points,
        duration,
        ...(kind === "requests" ? { inMemoryBlockOnConsumed: points } : {}),
      }),
  );
}

/**
 * Whether a limiter says that the limit is reached; anything else it throws is a failure of the database. By its shape, since Next
 * loads modules more than once.
 */
export const isReached = (error: unknown): error is RateLimiterRes =>
  typeof error === "object" && error !== null && "msBeforeNext" in error;

/** Whole seconds until a counter begins anew; at least one. */
export const secondsLeft = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
