import { describe, expect, it } from "vitest";
import { makeTeam } from "@/lib/server/access/testing/team";
import { teamStream } from "@/lib/server/platform/event-log";
import { tampering } from "./testing/tampering";
import { verifyAudit } from "./verify";

const { sql, target } = tampering();

const problems = async () => (await verifyAudit({ checksClock: false })).problems;

describe("tables that were edited past the log", () => {
  it.each([
    ["the status", "UPDATE release SET status = 'completed' WHERE id = $1", "status"],
    [
      "the window",
      `UPDATE release SET details = jsonb_set(details, '{windowEnd}', '"2030-01-01T00:00:00.000Z"') WHERE id = $1`,
      "details.windowEnd",
    ],
    ["an item", `UPDATE release_item SET status = 'failed' WHERE "releaseId" = $1 AND position = 3`, "items.3.status"],
    ["who did it", `UPDATE release_item SET by = by || '{"name":"Mallory"}' WHERE "releaseId" = $1 AND position = 3`, "items.3.by.name"],
    ["a gate", `UPDATE release_phase SET "gateRevision" = 99 WHERE "releaseId" = $1 AND position = 1`, "phases.1.gateRevision"],
    ["a sign-off", `UPDATE sign_off SET row = row || '{"initials":"MM"}' WHERE "releaseId" = $1 AND position = 0`, "signOffs.0.initials"],
    ["the roster", `UPDATE roster_person SET role = 'approver' WHERE "releaseId" = $1 AND position = 4`, "roster.4.role"],
  ])("show: %s", async (_, statement, path) => {
    const { release, stream } = target();
    await sql(statement, [release]);
    expect(await problems()).toEqual([
      { stream, seq: null, fault: "tables-differ", message: `The tables differ from the events at ${path}.` },
    ]);
  });

  it("show: a release that nothing was recorded of", async () => {
    const { release } = target();
    const copy = crypto.randomUUID();
    await sql(`INSERT INTO release SELECT (jsonb_populate_record(r, jsonb_build_object('id', $2::text))).* FROM release r WHERE id = $1`, [
      release,
      copy,
    ]);
    expect(await problems()).toMatchObject([{ stream: `release:${copy}`, seq: null, fault: "tables-differ" }]);
  });

  it("show: a release that was deleted", async () => {
    const { release, stream } = target();
    await sql("DELETE FROM release WHERE id = $1", [release]);
    expect(await problems()).toMatchObject([{ stream, seq: null, message: expect.stringContaining("there is no such release") }]);
  });

  it("show: a role", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "viewer" });
    await sql(`UPDATE membership SET role = 'admin' WHERE "userId" = $1`, [people.bob.ref.id]);
    expect(await problems()).toEqual([
      {
        stream: teamStream(id),
        seq: null,
        fault: "tables-differ",
        message: `Person ${people.bob.ref.id} is admin in the table, and viewer by the events.`,
      },
    ]);
  });
});
