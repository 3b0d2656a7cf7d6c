import { mailSettings } from "@/lib/server/platform/mail";
import { ALL_MOVED, type Moved } from "@/lib/server/platform/moved-streams";
import { startRounds } from "@/lib/server/platform/rounds";
import { departDue, type Execute } from "./depart";
import { deriveDeliveries } from "./derive";
import { dispatchDue } from "./dispatch";

const EVERY_MS = 500;

/** What was sent of a release or an incident is its record and stays; tests go. */
const SWEEP = `DELETE FROM message_delivery WHERE "releaseId" IS NULL AND "incidentId" IS NULL AND "createdAt" < now() - interval '30 days'`;

/** One round: whose time has come is let go, what was sent becomes deliveries, and what is due is attempted. Answers the ends of the attempts. */
export async function workOnMessages(execute: Execute, moved: Moved = ALL_MOVED): Promise<Promise<void>[]> {
  await deriveDeliveries(moved.take());
  await departDue(execute);
  await deriveDeliveries(moved.take());
  return dispatchDue();
}

/** Starts the rounds of this process. Throws in words where the mail server that is set cannot work. */
export function startMessages(execute: Execute): void {
  mailSettings();
  startRounds({ name: "messages", everyMs: EVERY_MS, work: (moved) => workOnMessages(execute, moved), sweep: SWEEP });
}
