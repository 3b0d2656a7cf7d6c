import { z } from "zod";
import { WEEKDAYS } from "@/lib/domain/time/zone";

export const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "Write hours and minutes, from 00:00 to 23:59.");

/** Hours that come again every week; `none` is said where no day is chosen. */
export const weeklyHours = (none: string) =>
  z.strictObject({
    from: timeOfDay,
    /** Not later than `from`: on the next day. */
    to: timeOfDay,
    /** On which they begin. */
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1, none)
      .max(WEEKDAYS.length)
      .refine((all) => new Set(all).size === all.length, "A day is given twice."),
  });
