import { route } from "@/lib/server/platform/route";

export const dynamic = "force-dynamic";

/** The process answers. Says nothing of the database. */
export const GET = route({ permission: "public", handler: async () => ({ status: "live" }) });
