/** What the two routes of the floor share: a pool and the open streams. On `globalThis`, as Next loads modules more than once. */
import pg from "pg";

const POOL_SIZE = 16;

function make() {
  return { pool: new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE }), streams: new Set() };
}

globalThis.tminusFloor ??= make();
export const { pool, streams } = globalThis.tminusFloor;

/** One statement: the tick if its version is as seen, its number in the stream, and the event. No row when it was not. */
export const TICK = {
  name: "tick",
  text: `WITH item AS (UPDATE item SET status = $3, version = version + 1 WHERE release = $1 AND key = $2 AND version = $4 RETURNING version),
    head AS (UPDATE head SET seq = seq + 1 WHERE release = $1 AND EXISTS (SELECT FROM item) RETURNING seq)
    INSERT INTO event (release, seq, body) SELECT $1, head.seq, $5 FROM head RETURNING seq`,
};

const encoder = new TextEncoder();

export const frameOf = (release, events) =>
  encoder.encode(`id: ${release}.${events.at(-1).seq}\ndata: ${JSON.stringify({ type: "events", release, events })}\n\n`);
