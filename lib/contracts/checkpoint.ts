import { z } from "zod";

/** The end of a stream of the log, signed where the installation has a key. */
export const checkpointDto = z.strictObject({
  format: z.literal("tminus-checkpoint/1"),
  at: z.string().meta({ format: "date-time", description: "UTC, ISO 8601." }),
  heads: z.array(z.tuple([z.string(), z.number(), z.string()])),
  publicKey: z.string().nullable(),
  signature: z.string().nullable(),
});
export type CheckpointDto = z.infer<typeof checkpointDto>;
