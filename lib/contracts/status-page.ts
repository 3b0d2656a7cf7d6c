import { z } from "zod";

/** Wire shapes of the page on which a team shows customers what it told them. */

/** The secret part of an address of the page. */
export const statusAddressParams = z.strictObject({ address: z.string().regex(/^[\w-]{20,100}$/) });

export const shownBody = z.strictObject({ isShown: z.boolean() });
export type ShownBody = z.infer<typeof shownBody>;

const instant = z.string().meta({ format: "date-time" });
const person = z.object({ id: z.string(), name: z.string(), initials: z.string() });

export const statusPageDto = z.object({
  /** Since when it has its present address, and who gave it that; null while there is no page. */
  opened: z.object({ at: instant, by: person }).nullable(),
  /** Releases whose messages to customers stand on it, latest chosen first. */
  shown: z.array(z.object({ release: z.string(), service: z.string(), version: z.string(), at: instant, by: person })),
});
export type StatusPageDto = z.infer<typeof statusPageDto>;

/** The address of the page, in this answer and in no other. */
export const statusAddressDto = z.object({ url: z.string() });
export type StatusAddressDto = z.infer<typeof statusAddressDto>;

/** Whether the messages of a release stand on the page. */
export const shownDto = z.object({ isShown: z.boolean() });
export type ShownDto = z.infer<typeof shownDto>;
