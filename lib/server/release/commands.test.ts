import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { PUT as setStatus } from "@/app/api/v1/releases/[release]/items/[item]/status/route";
import type { Problem } from "@/lib/contracts/problem";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { ItemState } from "@/lib/domain/release/state";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "./commands";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

const database = testDatabase();

let team: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
});

type Person = keyof PlanningTeam["people"];

const run = (as: Person, releaseId: string, command: ReleaseCommand) =>
  executeCommand({ access: team.people[as].access("item.tick"), releaseId, command });

const tick = (item: string, expectedVersion = 0): ReleaseCommand => ({ type: "item.set", item, status: "done", expectedVersion });

async function state(id: string) {
  const loaded = await loadRelease(id, team.people.alice.ref.id);
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
}

async function tickable(id: string): Promise<ItemState[]> {
  return (await state(id)).items.filter((item) => item.kind === "tick" && item.phase === "t-minus-48h");
}

const key = async (id: string, index = 0): Promise<string> => (await tickable(id))[index]?.key ?? "";

describe("one way to change a release", () => {
  it("stores a tick with its event, and folding the events gives the tables", async () => {
    const id = await plan(team);
    const item = await key(id);
    await run("alice", id, tick(item));
    await run("bob", id, { type: "item.note", item, text: "Checked on the second screen" });
    await run("bob", id, {
      type: "item.set",
      item,
      status: "waived",
      expectedVersion: 1,
      reason: "Known",
      waivedUntil: new Date(Date.now() + 3_600_000).toISOString(),
    }).catch(() => undefined);
    const events = await readEvents(id, 0);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(await state(id)).toEqual(foldRelease(events));
  });

  it("lets the first of two opposite ticks win and shows the present item to the other", async () => {
    const id = await plan(team);
    const item = await key(id);
    const answers = await Promise.allSettled([
      run("alice", id, tick(item)),
      run("bob", id, { type: "item.set", item, status: "blocked", expectedVersion: 0, reason: "Waits" }),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = answers.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "conflict", more: { details: { item: { key: item, version: 1 } } } });
  });

  it("makes two equal ticks one success without a second event", async () => {
    const id = await plan(team);
    const item = await key(id);
    await run("alice", id, tick(item));
    const before = (await state(id)).seq;
    expect(await run("bob", id, tick(item))).toEqual({ seq: before, events: [] });
    expect((await state(id)).seq).toBe(before);
  });

  it("leaves no event of a refused command", async () => {
    const id = await plan(team);
    const before = (await state(id)).seq;
    await expect(run("alice", id, { type: "deployment.start" })).rejects.toMatchObject({ code: expect.any(String) });
    await expect(run("vera", id, tick(await key(id)))).rejects.toMatchObject({ code: "not-permitted" });
    expect((await state(id)).seq).toBe(before);
  });

  it("takes 60 ticks of three people at once without a gap, a loss or a doubled number", async () => {
    const id = await plan(team);
    const items = (await state(id)).items.filter((item) => item.kind === "tick" && item.phase !== "rollback").slice(0, 60);
    const people: Person[] = ["alice", "bob", "carol"];
    const results = await Promise.all(items.map((item, index) => run(people[index % 3] ?? "alice", id, tick(item.key))));
    const numbers = results.flatMap((result) => result.events.map((event) => event.seq));
    expect(new Set(numbers).size).toBe(numbers.length);
    const events = await readEvents(id, 0);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.type === "item.set")).toHaveLength(items.length);
    expect(await state(id)).toEqual(foldRelease(events));
  });

  it("refuses a key that was used to whoever sent it, and to nobody whose tick is written with it", async () => {
    const id = await plan(team);
    const [used, busy, own] = await tickable(id);
    const withKey = (item: string, requestHash: string) =>
      executeCommand({
        access: team.people.alice.access("item.tick"),
        releaseId: id,
        command: tick(item),
        idempotency: { key: "key-used-once", requestHash },
      });
    await withKey(used?.key ?? "", "a");
    // The first has the lane to itself; the two after it are one batch.
    const [, reused, other] = await Promise.allSettled([
      run("alice", id, tick(busy?.key ?? "")),
      withKey(used?.key ?? "", "b"),
      run("bob", id, tick(own?.key ?? "")),
    ]);
    expect(reused).toMatchObject({ reason: { code: "key-reused" } });
    expect(other.status).toBe("fulfilled");
  });

  it("decides again when another process was first", async () => {
    const id = await plan(team);
    const [first, second] = await tickable(id);
    // Another process commits between our reading and writing: its statement goes in beside our lane.
    const other = database.asSuperuser("SELECT pg_sleep(0.05)");
    const ours = run("alice", id, tick(first?.key ?? ""));
    const { seq, teamId } = await state(id);
    const body =
      '{"actor":{"id":"x","initials":"X","kind":"system","name":"X"},"occurredAt":"2026-01-01T00:00:00.000Z","payload":{"id":"y","item":null,"text":"hello"},"type":"comment.added"}';
    await database.asSuperuser("SELECT commit_release($1, $2, $3, $4, NULL, NULL, NULL, NULL, NULL, NULL, NULL)", [
      id,
      teamId,
      seq,
      [body],
    ]);
    await Promise.all([other, ours, run("bob", id, tick(second?.key ?? ""))]);
    const after = await state(id);
    expect(
      after.items
        .filter((item) => item.status === "done")
        .map((item) => item.key)
        .sort(),
    ).toEqual([first?.key, second?.key].sort());
    expect(after).toEqual(foldRelease(await readEvents(id, 0)));
  });
});

describe("the route of a tick", () => {
  const put = async (id: string, item: string, body: unknown, more: { as?: Person; key?: string } = {}) =>
    call(setStatus, {
      method: "PUT",
      path: `/api/v1/releases/${id}/items/${item}/status`,
      params: { release: id, item },
      cookie: await cookieFor(team.people[more.as ?? "alice"].ref.id),
      body,
      headers: more.key ? { "idempotency-key": more.key } : {},
    });

  it("gives the same answer to the same key and body, one effect, and refuses the key with another body", async () => {
    const id = await plan(team);
    const item = await key(id);
    const once = randomUUID();
    const body = { status: "done", expectedVersion: 0 };
    const [first, second] = await Promise.all([put(id, item, body, { key: once }), put(id, item, body, { key: once })]);
    expect(first?.status).toBe(200);
    expect(second?.body).toEqual(first?.body);
    const again = await put(id, item, body, { key: once });
    expect(again.body).toEqual(first?.body);
    const other = await put(id, item, { status: "todo", expectedVersion: 1 }, { key: once });
    expect([other.status, (other.body as Problem).code]).toEqual([422, "key-reused"]);
  });

  it.each([
    ["an unknown field", { status: "done", expectedVersion: 0, colour: "red" }],
    ["an unknown status", { status: "finished", expectedVersion: 0 }],
    ["a version as text", { status: "done", expectedVersion: "0" }],
    ["a reason with NUL", { status: "blocked", expectedVersion: 0, reason: "a\u0000b" }],
    ["a lone surrogate", { status: "blocked", expectedVersion: 0, reason: "a\ud800b" }],
    ["no object", []],
  ])("refuses %s and stores nothing", async (_name, body) => {
    const id = await plan(team);
    const answer = await put(id, await key(id), body);
    expect([answer.status, (answer.body as Problem).code]).toEqual([400, "bad-input"]);
    expect((await state(id)).seq).toBe(1);
  });

  it("answers another team's member as for a release that does not exist", async () => {
    const id = await plan(team);
    const item = await key(id);
    const stranger = await makePlanningTeam();
    const cookie = await cookieFor(stranger.people.alice.ref.id);
    const ask = (release: string) =>
      call(setStatus, { method: "PUT", params: { release, item }, cookie, body: { status: "done", expectedVersion: 0 } });
    const [theirs, none] = [await ask(id), await ask(randomUUID())];
    expect(theirs.status).toBe(404);
    expect(theirs.body).toEqual(none.body);
  });
});

describe("the log", () => {
  it("can only be appended to by the application", async () => {
    const { pool } = await import("@/lib/server/platform/db");
    for (const statement of [
      "UPDATE event SET body = body",
      "DELETE FROM event",
      "TRUNCATE event",
      "UPDATE stream_head SET seq = 0",
      "DELETE FROM sign_off",
      "UPDATE sign_off SET kind = kind",
    ]) {
      await expect(pool().query(statement)).rejects.toMatchObject({ code: "42501" });
    }
  });
});
