import { z } from "zod";

/** How many a page of a list holds at most, unless asked for fewer or more. */
export const PAGE_SIZE = 100;
export const MAX_PAGE_SIZE = 500;

/** Asks for a page of a list; without `after` for the first one. */
export const pageQuery = z.strictObject({
  after: z.string().max(1_000).optional().meta({ description: "`next` of the page before." }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, `A whole number, at most ${MAX_PAGE_SIZE}.`)
    .transform(Number)
    .refine((count) => count >= 1 && count <= MAX_PAGE_SIZE, `Between 1 and ${MAX_PAGE_SIZE}.`)
    .default(PAGE_SIZE),
});

/** `after` of the following page. */
export const nextPage = z.string().nullable().meta({ description: "`after` of the following page; null at the end." });
