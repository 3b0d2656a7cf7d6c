import { beforeAll, describe, expect, it } from "vitest";
import { executeIncident } from "@/lib/server/incident/commands";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { db, pool } from "@/lib/server/platform/db";
import { eventText, incidentStream, releaseStream, teamStream } from "@/lib/server/platform/event-log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";

const database = testDatabase();

let team: PlanningTeam;
let release: string;
let incident: string;

beforeAll(async () => {
  team = await makePlanningTeam();
  release = await plan(team);
  const { alice, bob, carol } = team.people;
  const declarer = await requireDeclarer(alice.access("incident.work"), team.id, release);
  const body = { title: "Payments fail", severity: "P1" as const, impact: "A third fails.", commander: bob.ref.id };
  incident = (await declare(declarer, body)).id;
  const action = { type: "action.add", title: "Alert", owner: carol.ref, dueAt: soon(60) } as const;
  await executeIncident(alice.access("incident.work"), incident, action);
});

type Stream = "release" | "incident" | "team";
const idOf = (stream: Stream): string => ({ release, incident, team: team.id })[stream];

/** What the application's role could write into each guarded table past the log; $1 is the id of the stream. */
const CHANGES: readonly [table: string, stream: Stream, statement: string][] = [
  ["release", "release", `UPDATE release SET status = 'completed' WHERE id = $1`],
  ["release", "release", `UPDATE release SET seq = seq WHERE id = $1`],
  ["release_phase", "release", `UPDATE release_phase SET "gateRevision" = 9 WHERE "releaseId" = $1 AND position = 1`],
  ["release_item", "release", `UPDATE release_item SET status = 'done' WHERE "releaseId" = $1 AND position = 1`],
  ["release_item", "release", `DELETE FROM release_item WHERE "releaseId" = $1 AND position = 1`],
  ["roster_person", "release", `UPDATE roster_person SET role = 'commander' WHERE "releaseId" = $1 AND role = 'approver'`],
  [
    "sign_off",
    "release",
    `INSERT INTO sign_off (id, "releaseId", position, phase, revision, kind, role, "userId", row, at)
      VALUES (gen_random_uuid(), $1, 0, 't-minus-2h', 1, 'granted', 'approver', gen_random_uuid(), '{}', now())`,
  ],
  [
    "obligation",
    "release",
    `INSERT INTO obligation (id, "releaseId", position, kind, title, owner, "dueAt")
      VALUES (gen_random_uuid(), $1, 0, 'report', 'Report', 'deployer', now())`,
  ],
  ["stage_entry", "release", `INSERT INTO stage_entry VALUES ($1, 'decisions', 9, '{}')`],
  ["briefing_version", "release", `INSERT INTO briefing_version VALUES ($1, 9, '{}', '')`],
  ["incident", "incident", `UPDATE incident SET severity = 'P4' WHERE id = $1`],
  ["incident_action", "incident", `UPDATE incident_action SET "isDone" = true WHERE "incidentId" = $1`],
  ["membership", "team", `UPDATE membership SET role = 'admin' WHERE "teamId" = $1 AND role = 'viewer'`],
  ["membership", "team", `DELETE FROM membership WHERE "teamId" = $1 AND role = 'viewer'`],
  ["service", "team", `UPDATE service SET "allowSelfApproval" = true WHERE "teamId" = $1`],
  [
    "freeze",
    "team",
    `INSERT INTO "freeze" (id, "teamId", name, "startsAt", "endsAt", zone) VALUES (gen_random_uuid(), $1, 'Sale', now(), now(), 'UTC')`,
  ],
];

describe("a change that nothing was recorded of", () => {
  it.each(CHANGES)("of %s does not commit, and says which stream misses it: %#", async (table, stream, statement) => {
    const digest = async () =>
      (await database.asSuperuser(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM "${table}" t`))[0];
    const before = await digest();
    await expect(pool().query(statement, [idOf(stream)])).rejects.toMatchObject({
      code: "TM002",
      message: expect.stringContaining(`was not recorded: nothing was appended to ${stream}:${idOf(stream)}`),
    });
    expect(await digest()).toEqual(before);
  });

  it("is refused of every table that a stream is folded into, and each is tried here", async () => {
    const rows = await database.asSuperuser<{ name: string }>(
      `SELECT relname AS name FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
        WHERE tgfoid::regproc::text LIKE 'require_event_of_%' AND tgdeferrable AND tginitdeferred AND tgenabled = 'O' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([...new Set(CHANGES.map(([table]) => table))].sort());
  });
});

/** Changes a release, appends to a stream, in one transaction. */
const changeWith = (append: (tx: { query: (text: string, values: unknown[]) => Promise<unknown> }) => Promise<unknown>) =>
  (async () => {
    const client = await pool().connect();
    try {
      await client.query("BEGIN");
      await client.query(`UPDATE release SET status = status WHERE id = $1`, [release]);
      await append(client);
      await client.query("COMMIT");
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  })();

const APPEND = "SELECT append_events($1, $2, NULL, $3)";
const body = eventText({
  type: "comment.added",
  payload: { id: "8d2f2a5e-0000-4000-8000-000000000000", text: "By hand", item: null },
  actor: { kind: "system", id: "test", name: "Test", initials: "T" },
  occurredAt: "2026-01-01T00:00:00.000Z",
});

describe("in a transaction", () => {
  it("a change commits with an event of its stream, whichever comes first", async () => {
    await expect(changeWith((tx) => tx.query(APPEND, [releaseStream(release), team.id, [body]]))).resolves.toBeUndefined();
  });

  it("also with one that was appended behind a savepoint", async () => {
    const append = async (tx: Parameters<Parameters<typeof changeWith>[0]>[0]) => {
      await tx.query("SAVEPOINT here", []);
      await tx.query(APPEND, [releaseStream(release), team.id, [body]]);
      await tx.query("RELEASE here", []);
    };
    await expect(changeWith(append)).resolves.toBeUndefined();
  });

  it("an event that was rolled back to a savepoint does not count", async () => {
    const append = async (tx: Parameters<Parameters<typeof changeWith>[0]>[0]) => {
      await tx.query("SAVEPOINT here", []);
      await tx.query(APPEND, [releaseStream(release), team.id, [body]]);
      await tx.query("ROLLBACK TO here", []);
    };
    await expect(changeWith(append)).rejects.toMatchObject({ code: "TM002" });
  });

  it.each([
    ["of its team", () => teamStream(team.id)],
    ["of its incident", () => incidentStream(incident)],
  ])("an event %s does not do for a change of a release", async (_, stream) => {
    await expect(changeWith((tx) => tx.query(APPEND, [stream(), team.id, [body]]))).rejects.toMatchObject({ code: "TM002" });
  });

  it("nothing can be appended without an event", async () => {
    await expect(changeWith((tx) => tx.query(APPEND, [releaseStream(release), team.id, []]))).rejects.toMatchObject({ code: "TM003" });
  });

  it("a row that moves from one release to another needs an event of both", async () => {
    const other = await plan(team, { toVersion: "v3" });
    const move = (streams: string[]) =>
      db().$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE roster_person SET "releaseId" = ${other}::uuid, role = 'qa' WHERE "releaseId" = ${release}::uuid AND role = 'deployer'`;
        for (const stream of streams) await tx.$queryRaw`SELECT append_events(${stream}, ${team.id}::uuid, NULL, ${[body]})`;
      });
    await expect(move([releaseStream(other)])).rejects.toThrow(`nothing was appended to ${releaseStream(release)}`);
    await expect(move([releaseStream(release)])).rejects.toThrow(`nothing was appended to ${releaseStream(other)}`);
  });
});

it("an event of an earlier transaction does not do for a later one", async () => {
  await pool().query(APPEND, [releaseStream(release), team.id, [body]]);
  await expect(changeWith(async () => undefined)).rejects.toMatchObject({ code: "TM002" });
});
