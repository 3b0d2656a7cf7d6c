import { mailSettings } from "@/lib/server/platform/mail";
import { ALL_MOVED, type Moved } from "@/lib/server/platform/moved-streams";
import { startRounds } from "@/lib/server/platform/rounds";
import { dispatchMails } from "./dispatch";
import { followReleases } from "./follow";
import { followIncidents } from "./follow-incidents";
import { postDue } from "./post";

/** A busy release is looked at once in this time, however many ticks it has. */
const EVERY_MS = 2_000;

/** What was told and is over goes after a quarter of a year; what it was about stands in the log. Receipts stay, and mails go with their notices. */
const SWEEP = `WITH gone AS (DELETE FROM notice WHERE "overAt" < now() - interval '90 days')
  DELETE FROM notice_mail m WHERE m."createdAt" < now() - interval '90 days'
    AND NOT EXISTS (SELECT FROM notice n WHERE n."mailId" = m.id)`;

/** One round: what people are to be told is noted, what may leave becomes mails, and what is due is attempted. Answers the ends of the attempts. */
export async function workOnNotices(moved: Moved = ALL_MOVED): Promise<Promise<void>[]> {
  const streams = moved.take();
  await followReleases(streams?.releases ?? null);
  await followIncidents(streams?.incidents ?? null);
  await postDue();
  return dispatchMails();
}

/** Starts the rounds of this process. Throws in words where the mail server that is set cannot work. */
export function startNotices(): void {
  mailSettings();
  startRounds({ name: "notices", everyMs: EVERY_MS, work: workOnNotices, sweep: SWEEP });
}
