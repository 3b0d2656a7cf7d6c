import { z } from "zod";
import { PRESENCES } from "@/lib/domain/access/presence";
import { isInstant } from "@/lib/domain/time/instant";
import { resolveWallTime } from "@/lib/domain/time/zone";
import { nextPage, pageQuery } from "./page";
import { zoneText } from "./text";
import { weeklyHours } from "./weekly-hours";

/** Wire shapes of when people work, and of whether they are there at a moment. Strict: an unknown field is an error, nothing is coerced. */

const MAX_ABSENCES = 20;
/** Moments that can be asked about at once: the gates of a release, each with the end of its window. */
const MAX_MOMENTS = 100;

const dateText = z
  .string()
  .refine(
    (text) => resolveWallTime({ date: text, time: "12:00", zone: "UTC" }).kind === "ok",
    "This is not a date. Write year, month and day as 2026-03-29.",
  );

/** When whoever asks works; all of it is theirs alone to read. */
export const workingTimesBody = z.strictObject({
  /** Null: at any hour. */
  hours: weeklyHours("Choose at least one day, or no working hours.").nullable(),
  /** Whole days, both included. */
  absences: z
    .array(
      z
        .strictObject({ from: dateText, to: dateText })
        .refine(({ from, to }) => from <= to, { error: "The last day lies before the first.", path: ["to"] }),
    )
    .max(MAX_ABSENCES, `At most ${MAX_ABSENCES}.`),
  /** Of the hours and of the days. */
  zone: zoneText,
});
export type WorkingTimesBody = z.output<typeof workingTimesBody>;

/** As it was saved; `zone` is null where nothing ever was. */
export const workingTimesDto = z.object({ ...workingTimesBody.shape, zone: z.string().nullable() });
export type WorkingTimesDto = z.infer<typeof workingTimesDto>;

export const availabilityQuery = pageQuery.extend({
  at: z
    .string()
    .max(MAX_MOMENTS * 25)
    .refine((text) => text.split(",").every(isInstant), "These are no instants. Send them in UTC with milliseconds, with a comma between.")
    .transform((text) => text.split(","))
    .meta({ description: `Up to ${MAX_MOMENTS} instants, with a comma between.` }),
});
export type AvailabilityQuery = z.output<typeof availabilityQuery>;

/** Whether people of a team are there. Whoever is not named has said nothing of their hours, and is available at any time. */
export const availabilityDto = z.object({
  people: z.array(
    z.object({
      person: z.uuid(),
      /** In which they said when they work. */
      zone: z.string(),
      /** At each of the moments, in the order of the question: this, and never the hours. */
      presence: z.array(z.enum(PRESENCES)),
    }),
  ),
  next: nextPage,
});
export type AvailabilityDto = z.infer<typeof availabilityDto>;
