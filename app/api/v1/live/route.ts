import { z } from "zod";
import { parseCursors } from "@/lib/contracts/cursors";
import { openStream } from "@/lib/server/live/stream";
import { Fault } from "@/lib/server/platform/problem";
import { route } from "@/lib/server/platform/route";

export const dynamic = "force-dynamic";

/** Server-sent events. `after` holds the cursors; Last-Event-ID moves the cursor of the release it names. */
export const GET = route({
  permission: "signed-in",
  query: z.strictObject({ after: z.string().max(2_000).default("") }),
  handler: async ({ request, viewer, query }) => {
    const cursors = parseCursors(query.after);
    const resumed = parseCursors(request.headers.get("last-event-id") ?? "");
    if (!cursors || !resumed) throw new Fault("bad-input", "A cursor is a release id, a point and a number.", { path: "after" });
    for (const [release, seq] of resumed) if (cursors.has(release)) cursors.set(release, seq);
    const body = await openStream(viewer, cursors, request.signal);
    const headers = {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    };
    return new Response(body, { headers });
  },
});
