import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";

/**
 * How a message stands with one recipient. `uncertain`: it may have arrived or not, nobody can know. `ask`: it could still be sent, but is so
 * late that a person says whether it should. Source: RELIABILITY, invariants 14 to 17.
 */
export const DELIVERY_STATUSES = ["waiting", "sending", "sent", "failed", "uncertain", "cancelled", "ask"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A message later than this asks a person first: what it says may no longer be so. */
export const LATE_MINUTES = 15;

export const isLate = (leaveAt: Instant, at: Instant): boolean => at > addMinutes(leaveAt, LATE_MINUTES);

/** What an attempt came to. Only `not-taken` is certain enough to be tried again by itself. */
export type Outcome =
  | { readonly kind: "taken"; readonly reply: string }
  | { readonly kind: "refused"; readonly problem: string }
  | { readonly kind: "not-taken"; readonly problem: string; readonly askedMs?: number }
  | { readonly kind: "unknown"; readonly problem: string };

export type Settled =
  | { readonly status: "sent" | "failed" | "uncertain" | "ask"; readonly reason: string | null }
  | { readonly status: "waiting"; readonly reason: string; readonly waitMs: number };

/** Waits after the first, second, … attempt that nobody took. All of them, chance included, lie within what is not yet late. */
const WAITS_MS = [5_000, 30_000, 120_000, 300_000, 360_000] as const;
/** How much a wait may be longer or shorter by chance, so that what failed together does not come back together. */
const JITTER = 0.1;

type Facts = { readonly attempts: number; readonly leaveAt: Instant; readonly now: Instant; readonly chance: number };

/** What follows from an attempt. `attempts` counts it; `chance` is from 0 to 1. A receiver that asks for a longer wait gets it. */
export function settle(outcome: Outcome, { attempts, leaveAt, now, chance }: Facts): Settled {
  switch (outcome.kind) {
    case "taken":
      return { status: "sent", reason: null };
    case "refused":
      return { status: "failed", reason: outcome.problem };
    case "unknown":
      return { status: "uncertain", reason: outcome.problem };
    case "not-taken": {
      const wait = WAITS_MS[attempts - 1];
      const waitMs = wait && Math.round(Math.max(wait * (1 - JITTER + 2 * JITTER * chance), outcome.askedMs ?? 0));
      if (waitMs === undefined || isLate(leaveAt, new Date(toMs(now) + waitMs).toISOString())) {
        return { status: "ask", reason: `${outcome.problem} It is late now.` };
      }
      return { status: "waiting", reason: outcome.problem, waitMs };
    }
  }
}

/**
 * What the answer of a chat or another system means. A gateway that says 502 or 504 does not know what became of the request behind it;
 * every other status is the receiver's own word that it took nothing.
 */
export function outcomeOfStatus(status: number, { problem, askedMs }: { problem: string; askedMs: number }): Outcome {
  if (status >= 200 && status < 300) return { kind: "taken", reply: String(status) };
  if (status === 502 || status === 504) return { kind: "unknown", problem };
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { kind: "not-taken", problem, askedMs };
  return { kind: "refused", problem };
}

/** What the reply of a mail server means where it refused: 4xx may go later, 5xx never. 503 is about the session, not about the mail. */
export function outcomeOfReply(code: number, problem: string): Outcome {
  return code >= 500 && code !== 503 ? { kind: "refused", problem } : { kind: "not-taken", problem };
}
