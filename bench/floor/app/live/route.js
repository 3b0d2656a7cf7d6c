import { frameOf, pool, streams } from "../floor.mjs";

export const dynamic = "force-dynamic";

const encoder = new TextEncoder();

/** Server-sent events by a ReadableStream: what happened after the cursor, then everything as it happens. */
export async function GET(request) {
  const [release, after] = new URL(request.url).searchParams.get("after").split(".");
  let stream;
  const body = new ReadableStream({
    async start(controller) {
      stream = controller;
      controller.enqueue(encoder.encode('data: {"type":"hello"}\n\n'));
      streams.add(controller);
      const { rows } = await pool.query({
        name: "after",
        text: "SELECT seq, body FROM event WHERE release = $1 AND seq > $2 ORDER BY seq",
        values: [release, Number(after)],
      });
      if (rows.length > 0)
        controller.enqueue(
          frameOf(
            release,
            rows.map(({ seq, body: text }) => ({ ...JSON.parse(text), seq })),
          ),
        );
    },
    cancel: () => streams.delete(stream),
  });
  request.signal.addEventListener("abort", () => streams.delete(stream));
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}
