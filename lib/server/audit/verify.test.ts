import { describe, expect, it } from "vitest";
import { changeRole } from "@/lib/server/access/commands";
import { makeTeam } from "@/lib/server/access/testing/team";
import { teamStream } from "@/lib/server/platform/event-log";
import { executeCommand } from "@/lib/server/release/commands";
import { accessOf } from "@/lib/server/release/testing/plan";
import { makeCheckpoint, readHeads } from "./checkpoint";
import { REHASH, tampering } from "./testing/tampering";
import { verifyAudit } from "./verify";

const { sql, target, faults } = tampering();

/** Runs SQL of which $1 is the stream that is tampered with. */
const tamper = (text: string, ...values: unknown[]) => sql(text, [target().stream, ...values]);

/** Somebody goes on working on the release. */
async function comment(text: string): Promise<void> {
  const { scenario, release } = target();
  const { id, name, initials, email } = scenario.people.alice;
  const viewer = { userId: id, name, initials, email, zone: null, sessionHash: "", provedAt: new Date().toISOString() };
  const command = { type: "comment.add", text } as const;
  await executeCommand({ access: { viewer, permission: "comment.add" }, releaseId: release, command });
}

describe("an untouched log", () => {
  it("is found without a problem, and all of it is looked at", async () => {
    const [count] = await sql<{ events: number; streams: number }>(
      "SELECT count(*)::int AS events, count(DISTINCT stream)::int AS streams FROM event",
    );
    expect(await verifyAudit({ checksClock: false })).toEqual({ ...count, problems: [] });
    expect(target().end).toBeGreaterThan(20);
  });

  it("stays so while people go on working", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "member" });
    const access = await accessOf(id, people.ann, "member.manage");
    const work = async () => {
      for (let round = 0; round < 20; round += 1) {
        const [seen, role] = round % 2 === 0 ? (["member", "manager"] as const) : (["manager", "member"] as const);
        await changeRole(access, people.bob.ref.id, { seen, role });
        await comment(`round ${round}`);
      }
    };
    const [, ...reports] = await Promise.all([work(), ...Array.from({ length: 4 }, () => verifyAudit({ checksClock: false }))]);
    for (const { problems } of reports) expect(problems).toEqual([]);
  });
});

describe("an edit is found, and where", () => {
  it("of a text", async () => {
    await tamper(`UPDATE event SET body = replace(body, '"kind":"person"', '"kind":"system"') WHERE stream = $1 AND seq = 7`);
    expect(await faults()).toEqual(["changed 7"]);
  });

  it("of a text whose hash was computed anew: the next event does not follow any more", async () => {
    await tamper(`UPDATE event SET body = replace(body, '"kind":"person"', '"kind":"system"') WHERE stream = $1 AND seq = 7`);
    await tamper(`${REHASH} WHERE stream = $1 AND seq = 7`);
    expect(await faults()).toEqual(["out-of-chain 8"]);
  });

  it("of the last text, with its hash computed anew: the noted end has another one", async () => {
    const { end } = target();
    await tamper(`UPDATE event SET body = replace(body, '"kind":"person"', '"kind":"system"') WHERE stream = $1 AND seq = $2`, end);
    await tamper(`${REHASH} WHERE stream = $1 AND seq = $2`, end);
    expect(await faults()).toEqual([`wrong-end ${end}`]);
  });

  it("of a time", async () => {
    await tamper(`UPDATE event SET "recordedAt" = "recordedAt" + interval '1 millisecond' WHERE stream = $1 AND seq = 9`);
    expect(await faults()).toEqual(["changed 9"]);
  });

  it("of the team", async () => {
    const { id } = await makeTeam({});
    await tamper(`UPDATE event SET "teamId" = $2 WHERE stream = $1 AND seq = 3`, id);
    expect(await faults()).toEqual(["wrong-team 3"]);
  });

  it.each([
    ["spaces", `replace(body, '{"actor"', '{ "actor"')`],
    ["keys in another order", `regexp_replace(body, '^\\{("actor":\\{[^}]*\\}),("occurredAt":"[^"]*"),', '{\\2,\\1,')`],
    ["another field", `replace(body, '{"actor"', '{"a":1,"actor"')`],
    ["no JSON", `body || '}'`],
    ["no object", `'[]'`],
  ])("of a text that is not canonical, although hash and chain fit: %s", async (_, expression) => {
    const { end } = target();
    await tamper(`UPDATE event SET body = ${expression} WHERE stream = $1 AND seq = $2`, end);
    await tamper(`${REHASH} WHERE stream = $1 AND seq = $2`, end);
    await tamper("UPDATE stream_head h SET hash = e.hash FROM event e WHERE h.stream = $1 AND e.stream = $1 AND e.seq = $2", end);
    expect(await faults()).toEqual([`not-canonical ${end}`]);
  });
});

describe("a deletion is found, and where", () => {
  it("of an event", async () => {
    await tamper("DELETE FROM event WHERE stream = $1 AND seq = 5");
    expect(await faults()).toEqual(["missing 6"]);
  });

  it("of an event whose followers were moved up", async () => {
    const { end } = target();
    await tamper("DELETE FROM event WHERE stream = $1 AND seq = 5");
    for (let seq = 6; seq <= end; seq += 1) await tamper("UPDATE event SET seq = seq - 1 WHERE stream = $1 AND seq = $2", seq);
    const found = await faults();
    expect(found.slice(0, 2)).toEqual(["out-of-chain 5", "changed 5"]);
    expect(found).toContain(`missing ${end}`);
  });

  it("of the tail", async () => {
    const { end } = target();
    await tamper("DELETE FROM event WHERE stream = $1 AND seq > $2", end - 3);
    expect(await faults()).toEqual([`missing ${end}`, `tables-differ ${end - 2}`]);
  });

  it("of the tail whose end was noted anew: the release is further than its log", async () => {
    const { end } = target();
    await tamper("DELETE FROM event WHERE stream = $1 AND seq > $2", end - 3);
    await tamper(
      "UPDATE stream_head h SET seq = e.seq, hash = e.hash FROM event e WHERE h.stream = $1 AND e.stream = $1 AND e.seq = $2",
      end - 3,
    );
    expect(await faults()).toEqual([`tables-differ ${end - 2}`]);
  });

  it("of the tail with end and tables rolled back, which only a checkpoint shows that left the database", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "member" });
    await changeRole(await accessOf(id, people.ann, "member.manage"), people.bob.ref.id, { seen: "member", role: "manager" });
    const checkpoint = makeCheckpoint(await readHeads(null), new Date().toISOString());
    expect(await faults({ checkpoints: [checkpoint] })).toEqual([]);
    const stream = teamStream(id);
    await sql("DELETE FROM event WHERE stream = $1 AND seq = 4", [stream]);
    await sql("UPDATE stream_head h SET seq = 3, hash = e.hash FROM event e WHERE h.stream = $1 AND e.stream = $1 AND e.seq = 3", [stream]);
    await sql(`UPDATE membership SET role = 'member' WHERE "userId" = $1`, [people.bob.ref.id]);
    expect(await faults()).toEqual([]);
    expect(await faults({ checkpoints: [checkpoint] })).toEqual([`${stream} not-as-checkpointed 4`]);
  });

  it("of a whole stream with its end", async () => {
    await tamper("DELETE FROM event WHERE stream = $1");
    await tamper("DELETE FROM stream_head WHERE stream = $1");
    expect(await faults()).toEqual(["tables-differ"]);
  });

  it("of the note of its end", async () => {
    await tamper("DELETE FROM stream_head WHERE stream = $1");
    expect(await faults()).toEqual(["wrong-end"]);
  });
});

describe("an insertion or another order is found, and where", () => {
  it("of an event in the middle", async () => {
    const { end } = target();
    await tamper("UPDATE event SET seq = -seq - 1 WHERE stream = $1 AND seq >= 8");
    await tamper("UPDATE event SET seq = -seq WHERE stream = $1 AND seq < 0");
    await tamper(`INSERT INTO event SELECT stream, 8, "teamId", body, "recordedAt", hash, hash FROM event WHERE stream = $1 AND seq = 7`);
    await tamper(`${REHASH} WHERE stream = $1 AND seq = 8`);
    const found = await faults();
    expect(found.slice(0, 2)).toEqual(["out-of-chain 9", "changed 9"]);
    expect(found).toContain(`wrong-end ${end + 1}`);
  });

  it("of an event at the end, with a hash that fits", async () => {
    const { end } = target();
    await tamper(
      `INSERT INTO event SELECT stream, seq + 1, "teamId", body, "recordedAt", hash, hash FROM event WHERE stream = $1 AND seq = $2`,
      end,
    );
    await tamper(`${REHASH} WHERE stream = $1 AND seq = $2`, end + 1);
    expect(await faults()).toEqual([`wrong-end ${end + 1}`, `tables-differ ${end + 1}`]);
  });

  it("of two events in each other's place", async () => {
    const moves = [
      [11, -1],
      [12, 11],
      [-1, 12],
    ] as const;
    for (const [from, to] of moves) await tamper("UPDATE event SET seq = $3 WHERE stream = $1 AND seq = $2", from, to);
    const found = await faults();
    expect(found.slice(0, 5)).toEqual(["out-of-chain 11", "changed 11", "out-of-chain 12", "changed 12", "out-of-chain 13"]);
  });
});

it("finds clocks that are more than five seconds apart, where they must agree", async () => {
  const { id } = await makeTeam({ ann: "admin" });
  const found = await faults({ checksClock: true });
  // What the scenario made happened in the past of the command clock; the team just made did not.
  expect(found).toContain("clock 1");
  expect(found.filter((fault) => fault.startsWith(teamStream(id)))).toEqual([]);
});
