import { describe, expect, it } from "vitest";
import { changeRole } from "@/lib/server/access/commands";
import { makeTeam } from "@/lib/server/access/testing/team";
import { releaseStream, teamStream } from "@/lib/server/platform/event-log";
import { executeCommand } from "@/lib/server/release/commands";
import { accessOf } from "@/lib/server/release/testing/plan";
import { type Checkpoint, makeCheckpoint, readHeads } from "./checkpoint";
import { REHASH, tampering } from "./testing/tampering";
import { verifyAudit } from "./verify";

/**
 * What somebody who owns the database could do to the record, each done to a release of 20 events and more, and each found at its place.
 * `outside`: hashes, heads and tables were all made to fit, so that only a checkpoint that left the database shows it.
 */
const { sql, target } = tampering();

/** The last event: what somebody says after the scenario. */
const last = (): number => target().end + 1;

const on = (text: string, ...values: unknown[]) => sql(text, [target().stream, ...values]);

/** Computes the hashes of a stream anew from an event on, each from the one before it, and notes the new end. */
async function rechain(stream: string, from: number): Promise<void> {
  const [head] = await sql<{ end: number }>(`SELECT max(seq) AS end FROM event WHERE stream = $1`, [stream]);
  for (let seq = from; seq <= (head?.end ?? 0); seq += 1) {
    const before = `(SELECT hash FROM event WHERE stream = $1 AND seq = $2 - 1)`;
    const start = `sha256(convert_to($1, 'UTF8'))`;
    await sql(`UPDATE event SET "prevHash" = coalesce(${before}, ${start}) WHERE stream = $1 AND seq = $2`, [stream, seq]);
    await sql(`${REHASH} WHERE stream = $1 AND seq = $2`, [stream, seq]);
  }
  await noteEnd(stream);
}

const noteEnd = (stream: string) =>
  sql(
    `UPDATE stream_head h SET seq = e.seq, hash = e.hash FROM (SELECT seq, hash FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1) e
      WHERE h.stream = $1`,
    [stream],
  );

const setActor = (seq: number) =>
  on(`UPDATE event SET body = regexp_replace(body, '"name":"[^"]*"', '"name":"Mallory"') WHERE stream = $1 AND seq = $2`, seq);

/** Makes room for one more event in the middle and fills it with a copy of the one before. */
async function insertAt(seq: number): Promise<void> {
  await on("UPDATE event SET seq = -seq - 1 WHERE stream = $1 AND seq >= $2", seq);
  await on("UPDATE event SET seq = -seq WHERE stream = $1 AND seq < 0");
  await on(
    `INSERT INTO event SELECT stream, $2, "teamId", body, "recordedAt", hash, hash FROM event WHERE stream = $1 AND seq = $2 - 1`,
    seq,
  );
}

async function swap(one: number, other: number): Promise<void> {
  for (const [from, to] of [
    [one, -1],
    [other, one],
    [-1, other],
  ] as const)
    await on("UPDATE event SET seq = $3 WHERE stream = $1 AND seq = $2", from, to);
}

/** Everything of the target under the name of the other release, and the other way round. */
async function swapStreams(): Promise<void> {
  const other = await otherStream();
  for (const table of ["event", "stream_head"])
    for (const [from, to] of [
      [target().stream, "kept"],
      [other, target().stream],
      ["kept", other],
    ])
      await sql(`UPDATE ${table} SET stream = $2 WHERE stream = $1`, [from, to]);
}

async function otherStream(): Promise<string> {
  const [row] = await sql<{ id: string }>("SELECT id FROM release WHERE id <> $1", [target().release]);
  return releaseStream(row?.id ?? "");
}

type Manipulation = {
  readonly name: string;
  readonly does: () => Promise<unknown>;
  /** Where it is found: `seq`, or words of the place in the tables. Of the target's stream unless said otherwise. */
  readonly at: () => number | string;
  readonly stream?: () => string;
  readonly outside?: boolean;
};

const MANIPULATIONS: readonly Manipulation[] = [
  { name: "edit a text", does: () => on(`UPDATE event SET body = replace(body, '":', '" :') WHERE stream = $1 AND seq = 7`), at: () => 7 },
  { name: "edit who did it", does: () => setActor(6), at: () => 6 },
  {
    name: "edit who did it, with its hash",
    does: async () => {
      await setActor(6);
      await on(`${REHASH} WHERE stream = $1 AND seq = 6`);
    },
    at: () => 7,
  },
  {
    name: "edit who did it, with every hash from there and the end",
    does: async () => {
      await setActor(6);
      await rechain(target().stream, 6);
    },
    at: last,
    outside: true,
  },
  { name: "insert an event", does: () => insertAt(8), at: () => 9 },
  {
    name: "insert an event, with every hash from there and the end",
    does: async () => {
      await insertAt(8);
      await rechain(target().stream, 8);
    },
    at: () => last() + 1,
  },
  { name: "delete an event", does: () => on("DELETE FROM event WHERE stream = $1 AND seq = 5"), at: () => 6 },
  { name: "exchange two events", does: () => swap(11, 12), at: () => 11 },
  { name: "cut off the tail", does: () => on("DELETE FROM event WHERE stream = $1 AND seq > $2", last() - 3), at: last },
  {
    name: "cut off the tail and roll the head back",
    does: async () => {
      await on("DELETE FROM event WHERE stream = $1 AND seq > $2", last() - 3);
      await noteEnd(target().stream);
    },
    at: () => last() - 2,
  },
  {
    name: "put the database back to what it was before the last command",
    does: async () => {
      await on("DELETE FROM event WHERE stream = $1 AND seq = $2", last());
      await noteEnd(target().stream);
      await sql("UPDATE release SET seq = $2 WHERE id = $1", [target().release, target().end]);
    },
    at: last,
    outside: true,
  },
  {
    name: "forge when it was recorded",
    does: () => on(`UPDATE event SET "recordedAt" = "recordedAt" - interval '1 hour' WHERE stream = $1 AND seq = 9`),
    at: () => 9,
  },
  {
    name: "forge when it happened, with every hash from there and the end",
    does: async () => {
      await on(`UPDATE event SET body = regexp_replace(body, '"occurredAt":"20..', '"occurredAt":"2019') WHERE stream = $1 AND seq = 9`);
      await rechain(target().stream, 9);
    },
    at: last,
    outside: true,
  },
  { name: "exchange two streams", does: swapStreams, at: () => 1 },
  {
    name: "file an event under another team",
    does: async () => on(`UPDATE event SET "teamId" = $2 WHERE stream = $1 AND seq = 3`, (await makeTeam({})).id),
    at: () => 3,
  },
  {
    name: "delete a release with its stream",
    does: async () => {
      for (const table of ["event", "stream_head"]) await on(`DELETE FROM ${table} WHERE stream = $1`);
      for (const table of ["release_item", "release_phase", "roster_person", "sign_off", "obligation"])
        await sql(`DELETE FROM ${table} WHERE "releaseId" = $1`, [target().release]);
      await sql("DELETE FROM release WHERE id = $1", [target().release]);
    },
    at: last,
    outside: true,
  },
  {
    name: "alter a row of a checklist without an event",
    does: () => sql(`UPDATE release_item SET status = 'failed' WHERE "releaseId" = $1 AND position = 3`, [target().release]),
    at: () => "items.3.status",
  },
  {
    name: "remove a sign-off",
    does: () => sql(`DELETE FROM sign_off WHERE "releaseId" = $1 AND position = 1`, [target().release]),
    at: () => "signOffs",
  },
  {
    name: "put somebody on the roster",
    does: () => sql(`UPDATE roster_person SET person = person || '{"name":"Mallory"}' WHERE "releaseId" = $1`, [target().release]),
    at: () => "roster.0.person.name",
  },
];

describe(`somebody who owns the database: ${MANIPULATIONS.length} of ${MANIPULATIONS.length} found and located`, () => {
  it.each(MANIPULATIONS.map((one) => [`${one.name}${one.outside ? " (by a checkpoint outside)" : ""}`, one] as const))(
    "%s",
    async (_, { does, at, stream = () => target().stream, outside = false }) => {
      await comment();
      const checkpoint = makeCheckpoint(await readHeads(null), new Date().toISOString());
      expect(await placesOf([checkpoint])).toEqual([]);
      await does();
      const place = at();
      const isThere = (one: Place) =>
        one.stream === stream() && (typeof place === "number" ? one.seq === place : one.message.includes(place));
      const [inside, all] = [await placesOf([]), await placesOf([checkpoint])];
      expect(all.filter(isThere)).not.toEqual([]);
      if (outside) expect(inside.filter(isThere)).toEqual([]);
      else expect(inside.filter(isThere)).not.toEqual([]);
    },
  );
});

type Place = { readonly stream: string; readonly seq: number | null; readonly message: string };

async function placesOf(checkpoints: readonly Checkpoint[]): Promise<Place[]> {
  const { problems } = await verifyAudit({ checksClock: false, checkpoints });
  return problems.map(({ stream, seq, message }) => ({ stream, seq, message }));
}

/** The last event of the target, which the checkpoint sees. */
async function comment(): Promise<void> {
  const { id, name, initials, email } = target().scenario.people.alice;
  const viewer = { userId: id, name, initials, email, zone: null, sessionHash: "", provedAt: new Date().toISOString() };
  const access = { viewer, permission: "comment.add" } as const;
  await executeCommand({ access, releaseId: target().release, command: { type: "comment.add", text: "The last word" } });
}

it("nothing is found where nobody did anything but work", async () => {
  const { id, people } = await makeTeam({ ann: "admin", bob: "member" });
  const checkpoint = makeCheckpoint(await readHeads(null), new Date().toISOString());
  await changeRole(await accessOf(id, people.ann, "member.manage"), people.bob.ref.id, { seen: "member", role: "manager" });
  await comment();
  expect(await placesOf([checkpoint])).toEqual([]);
  expect((await readHeads(id)).map(([stream]) => stream)).toEqual([teamStream(id)]);
});
