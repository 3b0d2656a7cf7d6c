import { z } from "zod";
import { route } from "@/lib/server/platform/route";

export const dynamic = "force-dynamic";

/** The process answers. Says nothing of the database. */
export const GET = route({
  permission: "public",
  answer: z.object({ status: z.literal("live") }),
  handler: async () => ({ status: "live" as const }),
});
