import { exposition } from "@/lib/server/platform/metrics";
import { requireMetricsAccess } from "@/lib/server/platform/metrics-access";
import { route } from "@/lib/server/platform/route";

export const dynamic = "force-dynamic";

/** The figures of this process for Prometheus: with the secret, or from this machine where none is set. */
export const GET = route({
  permission: "public",
  handler: async ({ request }) => {
    requireMetricsAccess(request.headers);
    const { text, type } = await exposition();
    return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
  },
});
