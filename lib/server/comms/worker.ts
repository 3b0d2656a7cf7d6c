import { pool } from "@/lib/server/platform/db";
import { log } from "@/lib/server/platform/log";
import { mailSettings } from "@/lib/server/platform/mail";
import { singleton } from "@/lib/server/platform/singleton";
import { departDue, type Execute } from "./depart";
import { deriveDeliveries } from "./derive";
import { dispatchDue } from "./dispatch";

const EVERY_MS = 500;
const SWEEP_MS = 3_600_000;

/** What was sent of a release or an incident is its record and stays; tests go. */
const SWEEP = `DELETE FROM message_delivery WHERE "releaseId" IS NULL AND "incidentId" IS NULL AND "createdAt" < now() - interval '30 days'`;

/** One round: whose time has come is let go, what was sent becomes deliveries, and what is due is attempted. Answers the ends of the attempts. */
export async function workOnMessages(execute: Execute): Promise<Promise<void>[]> {
  await deriveDeliveries();
  await departDue(execute);
  await deriveDeliveries();
  return dispatchDue();
}

const tellFailed = (error: unknown) => log.warn({ error: String(error) }, "working on messages failed; tried again soon");

/** Starts the rounds of this process, one at a time. Throws in words where the mail server that is set cannot work. */
export function startMessages(execute: Execute): void {
  mailSettings();
  singleton("messages", () => {
    let isRunning = false;
    let sweptAt = 0;
    const round = async () => {
      for (const end of await workOnMessages(execute)) end.catch(tellFailed);
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
