import { pool } from "@/lib/server/platform/db";
import { log } from "@/lib/server/platform/log";
import { mailSettings } from "@/lib/server/platform/mail";
import { singleton } from "@/lib/server/platform/singleton";
import { dispatchMails } from "./dispatch";
import { followReleases } from "./follow";
import { followIncidents } from "./follow-incidents";
import { postDue } from "./post";

/** A busy release is looked at once in this time, however many ticks it has. */
const EVERY_MS = 2_000;
const SWEEP_MS = 3_600_000;

/** What was told and is over goes after a quarter of a year; what it was about stands in the log. Receipts stay, and mails go with their notices. */
const SWEEP = `WITH gone AS (DELETE FROM notice WHERE "overAt" < now() - interval '90 days')
  DELETE FROM notice_mail m WHERE m."createdAt" < now() - interval '90 days'
    AND NOT EXISTS (SELECT FROM notice n WHERE n."mailId" = m.id)`;

/** One round: what people are to be told is noted, what may leave becomes mails, and what is due is attempted. Answers the ends of the attempts. */
export async function workOnNotices(): Promise<Promise<void>[]> {
  await followReleases();
  await followIncidents();
  await postDue();
  return dispatchMails();
}

const tellFailed = (error: unknown) => log.warn({ error: String(error) }, "working on notices failed; tried again soon");

/** Starts the rounds of this process, one at a time. Throws in words where the mail server that is set cannot work. */
export function startNotices(): void {
  mailSettings();
  singleton("notices", () => {
    let isRunning = false;
    let sweptAt = 0;
    const round = async () => {
      for (const end of await workOnNotices()) end.catch(tellFailed);
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
