import { z } from "zod";
import { NOTICE_KINDS } from "@/lib/domain/notice/kinds";
import { NOTICE_MAIL_STATUSES } from "@/lib/domain/notice/settle";
import { zoneText } from "./text";
import { timeOfDay, weeklyHours } from "./weekly-hours";

/** Wire shapes of how a person is told by name. */

const kind = z.enum(NOTICE_KINDS);
const quiet = weeklyHours("Choose at least one day, or no quiet hours.");

export const noticePreferencesBody = z.strictObject({
  /** What comes by mail as well; the rest is told in T-Minus only. */
  byMail: z
    .array(kind)
    .max(NOTICE_KINDS.length)
    .refine((all) => new Set(all).size === all.length, "A kind is given twice."),
  quiet: quiet.nullable(),
  /** Time of day at which what is not urgent comes in one mail; null: singly. */
  digestAt: timeOfDay.nullable(),
  /** Zone of these times. */
  zone: zoneText,
});
export type NoticePreferencesBody = z.output<typeof noticePreferencesBody>;

const instant = z.string().meta({ format: "date-time" });

export const noticePreferencesDto = z.object({
  byMail: z.array(kind),
  quiet: quiet.nullable(),
  digestAt: z.string().nullable(),
  /** Null until the person chose one. */
  zone: z.string().nullable(),
  /** Whether this installation has a mail server. */
  canMail: z.boolean(),
  /** The last mails to the person, newest first. */
  mails: z.array(
    z.object({
      id: z.uuid(),
      /** What the first of its notices says. */
      title: z.string(),
      notices: z.number(),
      status: z.enum(NOTICE_MAIL_STATUSES),
      reason: z.string().nullable(),
      /** When it was sent or given up, or else made. */
      at: instant,
    }),
  ),
});
export type NoticePreferencesDto = z.infer<typeof noticePreferencesDto>;
