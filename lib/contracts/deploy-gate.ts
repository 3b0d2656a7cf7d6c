import { z } from "zod";
import { phaseKey } from "./release-commands";

/** Wire shapes of "may I deploy?". */

/** `gate` is the key of a phase, or `go` for the one that the start of the deployment rests on. */
export const deployGateParams = z.strictObject({ release: z.uuid(), gate: phaseKey });

/** `as=status` answers 200 or 403, for callers that look at nothing else. */
export const deployGateQuery = z.strictObject({ as: z.literal("status").optional() });

/**
 * What Flagger sends to every webhook. Fields that a newer Flagger adds are passed over: its version is not the release's
 * business. The token is in the metadata, since Flagger sends no headers of its own.
 */
export const flaggerBody = z.object({
  name: z.string().max(253),
  namespace: z.string().max(253),
  phase: z.string().max(60),
  checksum: z.string().max(200).optional(),
  metadata: z.object({ token: z.string().max(200).optional() }).optional(),
});

/** What a pipeline is told, with everything that stands against a go. */
export const deployAnswer = z.object({
  decision: z.enum(["go", "wait", "no-go"]),
  reason: z.string(),
  blocking: z.array(z.looseObject({ code: z.string(), text: z.string() })),
  evaluatedAt: z.string(),
});

/** What Flagger's rollback hook is told. */
export const rollBackAnswer = z.looseObject({ rollBack: z.boolean(), reason: z.string() });
