import { pool } from "@/lib/server/platform/db";
import { failureNotice } from "@/lib/server/platform/failure-notice";
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

const notice = () =>
  failureNotice("webhooks", {
    failing: "working on webhooks fails; tried twice a second until it works",
    working: "webhooks are worked on again",
  });

/** Starts the rounds of this process, one at a time. */
export function startWebhooks(): void {
  singleton("webhooks", () => {
    let isRunning = false;
    let sweptAt = 0;
    const round = async () => {
      for (const end of await workOnWebhooks()) end.catch(notice().failed);
      notice().worked();
      if (Date.now() - sweptAt < SWEEP_MS) return;
      sweptAt = Date.now();
      await pool().query(SWEEP);
    };
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      void round()
        .catch(notice().failed)
        .finally(() => {
          isRunning = false;
        });
    }, EVERY_MS);
    timer.unref();
    return timer;
  });
}
