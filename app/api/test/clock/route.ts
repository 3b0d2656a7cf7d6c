import { z } from "zod";
import { now, shiftClock } from "@/lib/server/platform/clock";
import { env } from "@/lib/server/platform/env";
import { route } from "@/lib/server/platform/route";

const DAYS_30_MS = 30 * 86_400_000;

/** Moves the command clock of this process, so that a journey of three days takes a minute. Not there outside of test mode. */
export const PUT = route({
  permission: "public",
  // Parameters are looked at before the body: elsewhere the answer is that of an address which does not exist.
  params: z.unknown().refine(() => env().TMINUS_MODE === "test"),
  body: z.strictObject({ offsetMs: z.number().int().min(-DAYS_30_MS).max(DAYS_30_MS) }),
  answer: z.object({ now: z.string() }),
  handler: async ({ body }) => {
    shiftClock(body.offsetMs);
    return { now: now() };
  },
});
