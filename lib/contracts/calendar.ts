import { z } from "zod";

/** What follows `/calendars/`: the secret and `.ics`. Whatever else it is, there is nothing at it. */
export const calendarParams = z.strictObject({ address: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/) });

/** Whether the person has an address in this team; the address itself is stored hashed. */
export const calendarAddressDto = z.object({ madeAt: z.string().nullable() });
export type CalendarAddressDto = z.infer<typeof calendarAddressDto>;

/** The address, which is shown this once. */
export const madeCalendarDto = z.object({ url: z.string() });
export type MadeCalendarDto = z.infer<typeof madeCalendarDto>;
