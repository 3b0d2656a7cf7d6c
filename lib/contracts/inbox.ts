import * as z from "zod/mini";

/** Wire shape of what a person was told in T-Minus itself, newest first. */
export const inboxDto = z.object({
  messages: z.array(
    z.object({
      id: z.uuid(),
      /** Where it leads, below the address of the team; empty for a test. */
      place: z.string(),
      /** Of which release or incident, by name; null for a test. */
      about: z.nullable(z.string()),
      subject: z.string(),
      by: z.string(),
      at: z.string(),
      isRead: z.boolean(),
    }),
  ),
});
export type InboxDto = z.infer<typeof inboxDto>;
