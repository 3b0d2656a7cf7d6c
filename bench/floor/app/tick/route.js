import { frameOf, pool, streams, TICK } from "../floor.mjs";

/** A tick: one statement, then every open stream. */
export async function PUT(request) {
  const { release, item, status, expectedVersion, filler } = await request.json();
  const body = { type: "item.set", payload: { item, to: status, version: expectedVersion + 1 }, filler };
  const { rows } = await pool.query({ ...TICK, values: [release, item, status, expectedVersion, JSON.stringify(body)] });
  if (!rows[0]) return Response.json({ code: "conflict" }, { status: 409 });
  const event = { ...body, seq: rows[0].seq };
  if (streams.size > 0) {
    const frame = frameOf(release, [event]);
    for (const stream of streams) stream.enqueue(frame);
  }
  return Response.json({ seq: event.seq, events: [event] });
}
