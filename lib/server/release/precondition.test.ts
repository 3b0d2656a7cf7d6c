import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PATCH as edit } from "@/app/api/v1/releases/[release]/details/route";
import { POST as hold } from "@/app/api/v1/releases/[release]/hold/route";
import { PUT as setItem } from "@/app/api/v1/releases/[release]/items/[item]/status/route";
import { GET as getGate } from "@/app/api/v1/releases/[release]/phases/[phase]/gate/route";
import { GET as getRelease } from "@/app/api/v1/releases/[release]/route";
import { PUT as move } from "@/app/api/v1/releases/[release]/window/route";
import type { Problem } from "@/lib/contracts/problem";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "./testing/plan";

const database = testDatabase();

let team: PlanningTeam;
let cookie: string;
let release: string;
let item: string;
beforeAll(async () => {
  team = await makePlanningTeam();
  cookie = await cookieFor(team.people.alice.ref.id);
});
beforeEach(async () => {
  release = await plan(team, { plannedT0: soon(24 * 60) });
  item = (await state()).items.find((one) => one.kind === "tick")?.key ?? "";
});

async function state() {
  const loaded = await loadRelease(release, team.people.alice.ref.id);
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
}

type Sending = { body?: unknown; headers?: Record<string, string>; as?: string };
const send = (handler: RouteHandler, { body, headers = {}, as = cookie }: Sending = {}) =>
  call(handler, { method: body === undefined ? "GET" : "PUT", params: paramsOf(handler), cookie: as, body, headers });
const paramsOf = (handler: RouteHandler): Record<string, string> => ({
  release,
  ...(handler === setItem ? { item } : {}),
  ...(handler === getGate ? { phase: "t-minus-2h" } : {}),
});

const ifMatch = (tag: string, more: Record<string, string> = {}) => ({ "if-match": tag, ...more });
const tagNow = async (handler = getRelease): Promise<string> => (await send(handler)).headers.get("etag") ?? "";
/** Something happens to the release that is none of the item's and none of the details' at hand. */
const elsewhere = async () => {
  const other = (await state()).items.findLast((one) => one.kind === "tick" && one.phase === "t-minus-48h")?.key ?? "";
  const params = { release, item: other };
  const version = (await state()).items.find((one) => one.key === other)?.version;
  const { status } = await call(setItem, { method: "PUT", params, cookie, body: { status: "done", expectedVersion: version } });
  expect(status).toBe(200);
};
const problemOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code, (body as Problem).path];

describe.each([
  ["a release", getRelease],
  ["a gate", getGate],
])("the ETag of %s", (_what, read) => {
  it("begins with its version, and spares an answer that is known, whatever the clock says", async () => {
    const first = await send(read);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(new RegExp(`^"${(await state()).seq}\\.[\\w-]{16}"$`));
    expect((first.body as { now: string }).now).toMatch(/Z$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, etag.replace(/"$/, '-gzip"')]) {
      const again = await send(read, { headers: { "if-none-match": known } });
      expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, "", etag]);
    }
    await elsewhere();
    const later = await send(read, { headers: { "if-none-match": etag } });
    expect(later.status).toBe(200);
    expect(later.headers.get("etag")).not.toBe(etag);
  });

  it("is another one where the answer is, although the release has not moved", async () => {
    const etag = await tagNow(read);
    const bobs = await send(read, { as: await cookieFor(team.people.bob.ref.id) });
    expect(bobs.headers.get("etag")).not.toBe(etag);
    expect(bobs.headers.get("etag")?.split(".")[0]).toBe(etag.split(".")[0]);
  });

  it("is shown to nobody who may not read it", async () => {
    const etag = await tagNow(read);
    const stranger = await cookieFor((await makePlanningTeam()).people.alice.ref.id);
    const answer = await send(read, { as: stranger, headers: { "if-none-match": etag } });
    expect([answer.status, answer.headers.get("etag")]).toEqual([404, null]);
  });
});

describe("If-Match on the plan", () => {
  const body = { changes: { impact: "None." } };

  it("stands for expectedSeq, from the ETag of the release or of a gate", async () => {
    expect((await send(edit, { body, headers: ifMatch(await tagNow()) })).status).toBe(200);
    const again = { changes: { impact: "Little." } };
    expect((await send(edit, { body: again, headers: ifMatch(await tagNow(getGate)) })).status).toBe(200);
    expect((await state()).details.impact).toBe("Little.");
  });

  it("is 412 once the release has moved, with where it is and the difference that the 409 has", async () => {
    const tag = await tagNow();
    const seq = (await state()).seq;
    await elsewhere();
    const refused = await send(edit, { body, headers: ifMatch(tag) });
    const byBody = await send(edit, { body: { ...body, expectedSeq: seq } });
    expect(problemOf(refused)).toEqual([412, "precondition-failed", "If-Match"]);
    expect(byBody.status).toBe(409);
    expect((refused.body as Problem).details).toEqual({ seq: (await state()).seq, present: { impact: "" } });
    expect((refused.body as Problem).details).toEqual((byBody.body as Problem).details);
    expect((refused.body as Problem).detail).toBe((byBody.body as Problem).detail);
  });

  it("holds also where `seen` would let the change through", async () => {
    const tag = await tagNow();
    await elsewhere();
    const seen = { ...body, seen: { impact: "" } };
    expect(problemOf(await send(edit, { body: seen, headers: ifMatch(tag) }))).toEqual([412, "precondition-failed", "If-Match"]);
    expect((await send(edit, { body: { ...seen, expectedSeq: 0 } })).status).toBe(200);
  });

  it("and the body may say the same, but nothing else, and one of them must say it", async () => {
    const [tag, { seq }] = [await tagNow(), await state()];
    expect((await send(edit, { body: { ...body, expectedSeq: seq }, headers: ifMatch(tag) })).status).toBe(200);
    const two = await send(edit, { body: { ...body, expectedSeq: seq }, headers: ifMatch(await tagNow()) });
    expect(problemOf(two)).toEqual([400, "bad-input", "expectedSeq"]);
    expect(problemOf(await send(edit, { body }))).toEqual([400, "bad-input", "expectedSeq"]);
    const times = { plannedT0: soon(1500), windowStart: soon(1440), windowEnd: soon(1600), zone: "UTC" };
    expect(problemOf(await send(move, { body: times }))).toEqual([400, "bad-input", "expectedSeq"]);
    expect((await send(move, { body: times, headers: ifMatch(await tagNow()) })).status).toBe(200);
  });

  it("is understood as proxies that compress the answer change it", async () => {
    for (const tag of [(await tagNow()).replace(/"$/, '-zstd"'), `W/${await tagNow()}`]) {
      expect(problemOf(await send(edit, { body, headers: ifMatch(tag.replace(/\d+/, "999")) }))[0]).toBe(412);
    }
    expect((await send(edit, { body, headers: ifMatch((await tagNow()).replace(/"$/, '-br"')) })).status).toBe(200);
  });

  it.each(["*", '"1"', "1", '"1.aaaaaaaaaaaaaaaa", "2.aaaaaaaaaaaaaaaa"', '""'])("refuses %s", async (tag) => {
    expect(problemOf(await send(edit, { body, headers: ifMatch(tag) }))).toEqual([400, "bad-input", "If-Match"]);
  });
});

describe("If-Match on an item", () => {
  const body = { status: "done" };
  const item0 = async () => (await state()).items.find((one) => one.key === item);

  it("is its version in quotes, and whatever happens elsewhere does not matter", async () => {
    await elsewhere();
    expect((await send(setItem, { body, headers: ifMatch('"0"') })).status).toBe(200);
    const refused = await send(setItem, { body: { status: "todo" }, headers: ifMatch('"0"') });
    const byBody = await send(setItem, { body: { status: "todo", expectedVersion: 0 } });
    expect(problemOf(refused)).toEqual([412, "precondition-failed", "If-Match"]);
    expect(byBody.status).toBe(409);
    expect((refused.body as Problem).details).toEqual((byBody.body as Problem).details);
    expect((refused.body as Problem).details).toMatchObject({ item: { key: item, version: 1, status: "done" } });
    expect((await item0())?.version).toBe(1);
  });

  it("is not the ETag of the release, which would be another item's tick away from failing", async () => {
    expect(problemOf(await send(setItem, { body, headers: ifMatch(await tagNow()) }))).toEqual([400, "bad-input", "If-Match"]);
    const differ = await send(setItem, { body: { ...body, expectedVersion: 0 }, headers: ifMatch('"1"') });
    expect(problemOf(differ)).toEqual([400, "bad-input", "expectedVersion"]);
    expect(problemOf(await send(setItem, { body }))).toEqual([400, "bad-input", "expectedVersion"]);
  });
});

describe("If-Match on any other command", () => {
  const body = { reason: "Two pods restart again and again." };

  it("lets it be done only while the release is as it was, and leaves no trace otherwise", async () => {
    await database.asSuperuser("UPDATE release SET status = 'deploying' WHERE id = $1", [release]);
    const tag = await tagNow();
    await elsewhere();
    const { seq } = await state();
    const refused = await send(hold, { body, headers: ifMatch(tag) });
    expect([...problemOf(refused), (refused.body as Problem).details]).toEqual([412, "precondition-failed", "If-Match", { seq }]);
    expect((await state()).seq).toBe(seq);
    expect((await send(hold, { body, headers: ifMatch(await tagNow()) })).status).toBe(200);
  });

  it("does not hide that it is not permitted, or not possible anyway", async () => {
    const tag = await tagNow();
    await elsewhere();
    const vera = await cookieFor(team.people.vera.ref.id);
    expect((await send(hold, { body, headers: ifMatch(tag), as: vera })).status).toBe(403);
    expect(problemOf(await send(hold, { body: { reason: " " }, headers: ifMatch(tag) }))[0]).toBe(400);
  });

  it("repeats an answer by its key, however far the release has moved since", async () => {
    const headers = ifMatch(await tagNow(), { "idempotency-key": "the-same-key" });
    const sent = { body: { changes: { impact: "None." } }, headers };
    const first = await send(edit, sent);
    await elsewhere();
    expect(await send(edit, sent)).toMatchObject({ status: 200, body: first.body });
  });
});
