import type { Outcome } from "@/lib/domain/comms/delivery";

/** How a mail with notices stands. `uncertain`: it may have arrived or not; nobody is asked twice, so it is not sent again. */
export const NOTICE_MAIL_STATUSES = ["waiting", "sending", "sent", "failed", "uncertain", "cancelled"] as const;

export type SettledMail =
  | { readonly status: "sent" | "failed" | "uncertain"; readonly reason: string | null }
  | { readonly status: "waiting"; readonly reason: string; readonly waitMs: number };

/** Waits after the first, second, … attempt that nobody took. A request is worth sending while it stands: it is cancelled when it is over. */
const WAITS_MS = [5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 10_800_000, 21_600_000] as const;
/** How much a wait may be longer or shorter by chance, so that what failed together does not come back together. */
const JITTER = 0.1;

/** What follows from an attempt to send a mail. `attempts` counts it; `chance` is from 0 to 1. Source: ADR 44 and 48. */
export function settleMail(outcome: Outcome, { attempts, chance }: { readonly attempts: number; readonly chance: number }): SettledMail {
  switch (outcome.kind) {
    case "taken":
      return { status: "sent", reason: null };
    case "refused":
      return { status: "failed", reason: outcome.problem };
    case "unknown":
      return { status: "uncertain", reason: outcome.problem };
    case "not-taken": {
      const wait = WAITS_MS[attempts - 1];
      if (wait === undefined) return { status: "failed", reason: `${outcome.problem} It was tried ${attempts} times.` };
      return { status: "waiting", reason: outcome.problem, waitMs: Math.round(wait * (1 - JITTER + 2 * JITTER * chance)) };
    }
  }
}
