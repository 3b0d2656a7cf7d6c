import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { PATCH as editDetails } from "@/app/api/v1/releases/[release]/details/route";
import { GET as getEvents } from "@/app/api/v1/releases/[release]/events/route";
import { PUT as assignItem } from "@/app/api/v1/releases/[release]/items/[item]/assignee/route";
import { PUT as setRoster } from "@/app/api/v1/releases/[release]/roster/route";
import type { EventPage } from "@/lib/contracts/events";
import type { Problem } from "@/lib/contracts/problem";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

testDatabase();

type Person = keyof PlanningTeam["people"];
let team: PlanningTeam;
let others: PlanningTeam;
beforeAll(async () => {
  [team, others] = [await makePlanningTeam(), await makePlanningTeam()];
});

type Sent = { as?: Person; from?: PlanningTeam; method?: string; query?: string; body?: unknown; item?: string };

async function send(handler: RouteHandler, release: string, { as = "alice", from = team, method, query = "", body, item }: Sent) {
  const cookie = await cookieFor(from.people[as].ref.id);
  const params: Record<string, string> = item === undefined ? { release } : { release, item };
  return call(handler, { method, path: `/api/test${query}`, params, cookie, body });
}

async function stateOf(id: string) {
  const loaded = await loadRelease(id, team.people.alice.ref.id);
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
}

const firstItem = async (id: string): Promise<string> => (await stateOf(id)).items[0]?.key ?? "";
const put = (body: unknown, more: Sent = {}): Sent => ({ method: "PUT", body, ...more });

describe("who an item is given to", () => {
  it("is named by the server, from the members of the team", async () => {
    const id = await plan(team);
    const item = await firstItem(id);
    expect((await send(assignItem, id, put({ assignee: team.people.max.ref.id }, { item }))).status).toBe(200);
    expect((await stateOf(id)).items[0]?.assignee).toEqual(team.people.max.ref);
    expect((await send(assignItem, id, put({ assignee: null }, { item }))).status).toBe(200);
    expect((await stateOf(id)).items[0]?.assignee).toBeNull();
  });

  it("refuses somebody of another team exactly like somebody who does not exist", async () => {
    const id = await plan(team);
    const item = await firstItem(id);
    const theirs = await send(assignItem, id, put({ assignee: others.people.bob.ref.id }, { item }));
    const none = await send(assignItem, id, put({ assignee: randomUUID() }, { item }));
    expect([theirs.status, (theirs.body as Problem).path]).toEqual([422, "assignee"]);
    expect(theirs.body).toEqual(none.body);
  });
});

describe("the roster", () => {
  const entries = (changes: Partial<Record<"deployer" | "approver" | "commander", string>> = {}) =>
    Object.entries({
      deployer: team.people.alice.ref.id,
      approver: team.people.bob.ref.id,
      commander: team.people.carol.ref.id,
      ...changes,
    }).map(([role, userId]) => ({ role, userId }));

  it("is replaced by ids, with the names that the server knows", async () => {
    const id = await plan(team);
    const roster = [...entries(), { role: "expert", userId: team.people.vera.ref.id }];
    expect((await send(setRoster, id, put({ expectedSeq: 1, roster }))).status).toBe(200);
    expect((await stateOf(id)).roster.at(-1)).toEqual({ role: "expert", person: team.people.vera.ref });
  });

  it("SIGNOFF rule 8: refuses one that breaks separation of duties, and people of other teams", async () => {
    const id = await plan(team);
    const same = await send(setRoster, id, put({ expectedSeq: 1, roster: entries({ approver: team.people.alice.ref.id }) }));
    expect((same.body as Problem).code).toBe("separation-of-duties");
    const foreign = await send(setRoster, id, put({ expectedSeq: 1, roster: entries({ approver: others.people.bob.ref.id }) }));
    expect((foreign.body as Problem).path).toBe("roster.1");
    expect((await stateOf(id)).seq).toBe(1);
  });

  it("survives ticks made meanwhile where what was seen still holds, and only there", async () => {
    const id = await plan(team);
    const item = await firstItem(id);
    await send(assignItem, id, put({ assignee: team.people.max.ref.id }, { item }));
    const roster = entries({ commander: team.people.max.ref.id });
    expect((await send(setRoster, id, put({ expectedSeq: 1, roster }))).status).toBe(409);
    expect((await send(setRoster, id, put({ expectedSeq: 1, roster, seen: entries() }))).status).toBe(200);
    expect((await send(setRoster, id, put({ expectedSeq: 1, roster: entries(), seen: entries() }))).status).toBe(409);
  });
});

describe("the details", () => {
  const patch = (body: unknown, more: Sent = {}): Sent => ({ method: "PATCH", body, ...more });

  it("change where somebody may edit, and keep what is left out", async () => {
    const id = await plan(team);
    const changes = { impact: "Checkout is slower for a minute", links: [{ label: "Board", url: "https://board.example.com/1" }] };
    expect((await send(editDetails, id, patch({ expectedSeq: 1, changes }))).status).toBe(200);
    expect((await stateOf(id)).details).toMatchObject({ ...changes, toVersion: "v2.3.0", zone: "Europe/London" });
    expect((await send(editDetails, id, patch({ expectedSeq: 2, changes: { impact: "None" } }, { as: "bob" }))).status).toBe(403);
  });

  it.each([
    ["an unsafe link", { links: [{ label: "x", url: "javascript:alert(1)" }] }],
    ["a text with NUL", { impact: "a\u0000b" }],
    ["a window, which is moved elsewhere", { windowStart: "2026-11-23T19:00:00.000Z" }],
    ["the service", { service: { id: randomUUID(), name: "x" } }],
  ])("refuse %s", async (_, changes) => {
    const id = await plan(team);
    expect((await send(editDetails, id, patch({ expectedSeq: 1, changes }))).status).toBe(400);
  });
});

describe("the log of a release", () => {
  it("comes in pages without a gap", async () => {
    const id = await plan(team);
    const item = await firstItem(id);
    for (const person of ["max", "bob", "carol"] as const)
      await send(assignItem, id, put({ assignee: team.people[person].ref.id }, { item }));
    const pages: EventPage[] = [];
    for (let after: string | null = "0"; after !== null; after = pages.at(-1)?.next ?? null) {
      pages.push((await send(getEvents, id, { as: "vera", query: `?after=${after}&limit=3` })).body as EventPage);
    }
    expect(pages.map((page) => page.events.map((event) => event.seq))).toEqual([[1, 2, 3], [4]]);
    expect(pages.at(-1)?.next).toBeNull();
  });

  it("is not found by another team", async () => {
    const id = await plan(team);
    const theirs = await send(getEvents, id, { from: others });
    const none = await send(getEvents, randomUUID(), { from: others });
    expect([theirs.status, theirs.body]).toEqual([404, none.body]);
  });
});

describe("routes that name people", () => {
  it.each([
    ["assignee", assignItem, { assignee: null }],
    ["roster", setRoster, { expectedSeq: 1, roster: [] }],
  ])("%s: another team's release is as unknown as none", async (_, handler, body) => {
    const id = await plan(team);
    const item = await firstItem(id);
    const theirs = await send(handler, id, put(body, { from: others, item }));
    const none = await send(handler, randomUUID(), put(body, { from: others, item }));
    expect([theirs.status, theirs.body]).toEqual([404, none.body]);
  });
});
