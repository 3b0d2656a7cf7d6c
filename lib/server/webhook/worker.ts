import { ALL_MOVED, type Moved } from "@/lib/server/platform/moved-streams";
import { startRounds } from "@/lib/server/platform/rounds";
import { deriveDeliveries } from "./derive";
import { dispatchDue } from "./dispatch";

const EVERY_MS = 500;

const SWEEP = `DELETE FROM webhook_delivery WHERE status IN ('delivered', 'failed', 'cancelled') AND "endedAt" < now() - interval '30 days'`;

/** One round: what happened becomes deliveries, and what is due is sent. Answers the ends of the attempts it began. */
export async function workOnWebhooks(moved: Moved = ALL_MOVED): Promise<Promise<void>[]> {
  await deriveDeliveries(moved.take()?.releases ?? null);
  return dispatchDue();
}

/** Starts the rounds of this process. */
export function startWebhooks(): void {
  startRounds({ name: "webhooks", everyMs: EVERY_MS, work: workOnWebhooks, sweep: SWEEP });
}
