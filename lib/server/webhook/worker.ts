import { pool } from "@/lib/server/platform/db";
import { log } from "@/lib/server/platform/log";
import { singleton } from "@/lib/server/platform/singleton";
import { deriveDeliveries } from "./derive";
import { dispatchDue } from "./dispatch";

const EVERY_MS = 500;
const SWEEP_MS = 3_600_000;

const SWEEP = `DELETE FROM webhook_delivery WHERE status IN ('delivered', 'failed', 'cancelled') AND "endedAt" < now() - interval '30 days'`;

/** One round: what happened becomes deliveries, and what is due is sent. Answers the ends of the attempts it began. */
export async function workOnWebhooks(): Promise<Promise<void>[]> {
  await deriveDeliveries();
  return dispatchDue();
}

const tellFailed = (error: unknown) => log.warn({ error: String(error) }, "working on webhooks failed; tried again soon");

/** Starts the rounds of this process, one at a time. */
export function startWebhooks(): void {
  singleton("webhooks", () => {
    let isRunning = false;
    let sweptAt = 0;
    const round = async () => {
      for (const end of await workOnWebhooks()) end.catch(tellFailed);
      if (Date.now() - sweptAt < SWEEP_MS) return;
      sweptAt = Date.now();
      await pool().query(SWEEP);
    };
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      void round()
        .catch(tellFailed)
        .finally(() => {
          isRunning = false;
        });
    }, EVERY_MS);
    timer.unref();
    return timer;
  });
}
