import type { RateLimiterPostgres } from "rate-limiter-flexible";
import { isReached, limiterOf, secondsLeft } from "./limiter";
import { Fault } from "./problem";

/**
 * Sign-in attempts: slowed per account and address together, and per address alone. Never per account alone:
 * that would let a stranger lock the approver out in the middle of an incident. Proofs of a session are slowed per session,
 * tests by mail per person.
 * Requests of programs have quotas: see `quota.ts`.
 */
const LIMITS = {
  "sign-in-pair": { points: 8, duration: 300 },
  "sign-in-address": { points: 60, duration: 300 },
  "one-time-code": { points: 10, duration: 600 },
  "shared-link": { points: 30, duration: 300 },
  proof: { points: 8, duration: 300 },
  "test-mail": { points: 10, duration: 600 },
} as const;

const limiter = (name: keyof typeof LIMITS): RateLimiterPostgres => limiterOf(name, LIMITS[name], "attempts");

/** Counts one attempt. Throws a `too-many` fault that says how long to wait. */
export async function countAttempt(name: keyof typeof LIMITS, key: string): Promise<void> {
  try {
    await limiter(name).consume(key.slice(0, 200));
  } catch (error) {
    if (!isReached(error)) throw error;
    const retryAfter = secondsLeft(error);
    throw new Fault("too-many", `Too many attempts. Try again in ${retryAfter} seconds.`, {}, retryAfter);
  }
}

/** Forgets the attempts of somebody who got in. */
export async function forgetAttempts(name: keyof typeof LIMITS, key: string): Promise<void> {
  await limiter(name).delete(key.slice(0, 200));
}

/** Takes one attempt back: it succeeded, so it was no guess. Those of others from there stay counted. */
export async function refundAttempt(name: keyof typeof LIMITS, key: string): Promise<void> {
  await limiter(name).reward(key.slice(0, 200));
}
