import { z } from "zod";
import { pool } from "@/lib/server/platform/db";
import { route } from "@/lib/server/platform/route";

export const dynamic = "force-dynamic";

/** The process can do its work: the database answers. 503 otherwise, within 5 s. */
export const GET = route({
  permission: "public",
  answer: z.object({ status: z.literal("ready") }),
  handler: async () => {
    await pool().query("SELECT 1");
    return { status: "ready" as const };
  },
});
