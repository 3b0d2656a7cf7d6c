import * as z from "zod/mini";
import { MESSAGE_KINDS } from "@/lib/domain/comms/kind-names";

/** Wire shape of a status page as everybody may read it: what was written, and when it left. Nobody's name, and nothing of what it tells of. */
export const publicStatusDto = z.object({
  team: z.string(),
  /** Newest first. */
  messages: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(MESSAGE_KINDS),
      subject: z.string(),
      at: z.string(),
      fields: z.array(z.object({ label: z.string(), text: z.string() })),
    }),
  ),
  /** Release notes as they were published last, of the releases that are shown; newest first. */
  notes: z.array(
    z.object({
      title: z.string(),
      at: z.string(),
      sections: z.array(z.object({ heading: z.string(), points: z.array(z.string()) })),
    }),
  ),
  /** When this was answered. */
  now: z.string(),
});
export type PublicStatus = z.infer<typeof publicStatusDto>;
