import type { RateLimiterRes } from "rate-limiter-flexible";
import { env } from "./env";
import { failureNotice } from "./failure-notice";
import { isReached, limiterOf, secondsLeft } from "./limiter";
import { Fault } from "./problem";

const WINDOW_SECONDS = 60;

/**
 * How many requests a minute programs may send, by what they come with; 0 is no limit. The name is that of the policy in the
 * headers. People in sessions have no quota: a tick in an incident is never refused for being one too many, and costs no query more.
 */
const QUOTAS = {
  token: { setting: "TMINUS_LIMIT_TOKEN", who: "This token" },
  incoming: { setting: "TMINUS_LIMIT_INCOMING", who: "This address" },
  calendar: { setting: "TMINUS_LIMIT_CALENDAR", who: "This address" },
} as const;

export type QuotaName = keyof typeof QUOTAS;

/** What is left of a quota, for the headers; seconds until it begins anew. */
type Quota = { readonly name: QuotaName; readonly requests: number; readonly left: number; readonly seconds: number };

/** Counts a request, and notes on its answer what is left. */
export type Meter = {
  /** Throws `too-many` past the quota. Without one, or while nothing can be counted, it lets pass. */
  readonly spend: (name: QuotaName, key: string) => Promise<void>;
  readonly note: (answer: Response) => Response;
};

export function openMeter(): Meter {
  let quota: Quota | null = null;
  return {
    spend: async (name, key) => {
      const { taken, isSpent } = await take(name, key);
      quota = taken;
      if (taken && isSpent) throw tooMany(taken);
    },
    note: (answer) => (quota ? withQuota(answer, quota) : answer),
  };
}

const notice = () =>
  failureNotice("quota", {
    failing: "requests cannot be counted; until they can, programs are let pass without a limit",
    working: "requests are counted again",
  });

/** A limit is there to protect people's work; where the counter fails it must not be what stops it. */
async function take(name: QuotaName, key: string): Promise<{ taken: Quota | null; isSpent: boolean }> {
  const requests = env()[QUOTAS[name].setting];
  if (requests === 0) return { taken: null, isSpent: false };
  const quotaOf = (counted: RateLimiterRes): Quota => ({ name, requests, left: counted.remainingPoints, seconds: secondsLeft(counted) });
  try {
    const counted = await limiterOf(name, { points: requests, duration: WINDOW_SECONDS }, "requests").consume(key);
    notice().worked();
    return { taken: quotaOf(counted), isSpent: false };
  } catch (error) {
    if (isReached(error)) return { taken: quotaOf(error), isSpent: true };
    notice().failed(error);
    return { taken: null, isSpent: false };
  }
}

function tooMany({ name, requests, seconds }: Quota): Fault {
  const { who, setting } = QUOTAS[name];
  const detail = `${who} may send ${requests} requests a minute, and has. Try again in ${seconds} seconds and ask less often; whoever runs the server can raise ${setting}.`;
  return new Fault("too-many", detail, { details: { policy: name } }, seconds);
}

/** Structured fields of draft-ietf-httpapi-ratelimit-headers-11. */
function withQuota(answer: Response, { name, requests, left, seconds }: Quota): Response {
  answer.headers.set("ratelimit-policy", `"${name}";q=${requests};w=${WINDOW_SECONDS}`);
  answer.headers.set("ratelimit", `"${name}";r=${left};t=${seconds}`);
  return answer;
}
