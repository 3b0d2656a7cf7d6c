import { pool } from "@/lib/server/platform/db";
import { log } from "@/lib/server/platform/log";
import { singleton } from "@/lib/server/platform/singleton";

const EVERY_MS = 3_600_000;

/** What nobody needs any more: run-out throttle counters and sessions that ended a month ago. */
const SWEEPS = [
  "DELETE FROM rate_limit WHERE expire < extract(epoch FROM now()) * 1000",
  `DELETE FROM session WHERE "expiresAt" < now() - interval '30 days' OR "revokedAt" < now() - interval '30 days'`,
];

/** Deletes throw-away rows that ran out. The log, and whatever it speaks of, is never touched. */
export async function sweepThrowAway(): Promise<void> {
  for (const text of SWEEPS) await pool().query(text);
}

/** Sweeps every hour. */
export function startHousekeeping(): void {
  singleton("housekeeping", () => {
    const timer = setInterval(() => {
      sweepThrowAway().catch((error: unknown) => log.warn({ error: String(error) }, "sweeping failed; the next hour tries again"));
    }, EVERY_MS);
    timer.unref();
    return timer;
  });
}
