import { pool } from "@/lib/server/platform/db";
import { route } from "@/lib/server/platform/route";

export const dynamic = "force-dynamic";

/** The process can do its work: the database answers. 503 otherwise, within 5 s. */
export const GET = route({
  permission: "public",
  handler: async () => {
    await pool().query("SELECT 1");
    return { status: "ready" };
  },
});
