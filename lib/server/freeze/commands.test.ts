import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { DELETE, PATCH } from "@/app/api/v1/teams/[team]/freezes/[freeze]/route";
import { GET, POST } from "@/app/api/v1/teams/[team]/freezes/route";
import type { FreezeDto, NewFreezeBody } from "@/lib/contracts/freeze";
import { pool } from "@/lib/server/platform/db";
import { teamStream } from "@/lib/server/platform/event-log";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { makePlanningTeam, type PlanningTeam, soon } from "@/lib/server/release/testing/plan";

testDatabase();

let team: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
});

const DAY = 24 * 60;
const body = (changes: Partial<NewFreezeBody> = {}): NewFreezeBody => ({
  name: "Quarter close",
  serviceId: null,
  startsAt: soon(DAY),
  endsAt: soon(3 * DAY),
  zone: "Europe/London",
  ...changes,
});

async function send(handler: RouteHandler, { as = "max", freeze, sent }: { as?: "max" | "alice"; freeze?: string; sent?: unknown } = {}) {
  const params = { team: team.id, ...(freeze ? { freeze } : {}) };
  return call(handler, {
    params,
    cookie: await cookieFor(team.people[as].ref.id),
    body: sent,
    method: handler === DELETE ? "DELETE" : undefined,
  });
}
const make = async (changes: Partial<NewFreezeBody> = {}) => (await send(POST, { sent: body(changes) })).body as FreezeDto;
const factsOf = ({ id: _id, service, ...rest }: FreezeDto): NewFreezeBody => ({ ...rest, serviceId: service?.id ?? null });

async function events(): Promise<{ type: string; payload: unknown }[]> {
  const { rows } = await pool().query("SELECT body FROM event WHERE stream = $1 ORDER BY seq DESC", [teamStream(team.id)]);
  return rows.map((row) => JSON.parse(row.body));
}

describe("declaring a freeze", () => {
  it("of the team or of one service, and tells of it", async () => {
    const wide = await make();
    expect(wide.service).toBeNull();
    const narrow = await make({ serviceId: team.service.id });
    expect(narrow.service?.name).toBe("checkout-service");
    expect((await events())[0]).toMatchObject({ type: "freeze.created", payload: { freeze: { id: narrow.id, ...factsOf(narrow) } } });
  });

  it.each([
    ["that ends when it begins", () => ({ endsAt: "2030-01-01T00:00:00.000Z", startsAt: "2030-01-01T00:00:00.000Z" }), 422, "endsAt"],
    ["of more than a year", () => ({ endsAt: soon(400 * DAY) }), 422, "endsAt"],
    ["of a service that is not the team's", () => ({ serviceId: randomUUID() }), 422, "serviceId"],
    ["in no zone", () => ({ zone: "Nowhere/City" }), 400, "zone"],
    ["without a name", () => ({ name: "  " }), 400, "name"],
  ])("refuses one %s", async (_name, changes, status, path) => {
    const before = (await events()).length;
    const answer = await send(POST, { sent: body(changes()) });
    expect([answer.status, (answer.body as { path: string }).path]).toEqual([status, path]);
    expect((await events()).length).toBe(before);
  });

  it("is for managers; everybody sees it", async () => {
    expect((await send(POST, { as: "alice", sent: body() })).status).toBe(403);
    expect((await send(GET, { as: "alice" })).body).toMatchObject({ canManage: false, freezes: expect.any(Array) });
  });
});

describe("changing a freeze", () => {
  it("changes what differs and tells before and after", async () => {
    const freeze = await make();
    const answer = await send(PATCH, { freeze: freeze.id, sent: { changes: { name: "Year close" }, seen: factsOf(freeze) } });
    expect(answer.body).toMatchObject({ name: "Year close", startsAt: freeze.startsAt });
    expect((await events())[0]).toMatchObject({
      type: "freeze.changed",
      payload: { changes: { name: "Year close" }, before: { name: "Quarter close" } },
    });
  });

  it("is stale once somebody else changed anything of it: two ends must not cross", async () => {
    const freeze = await make();
    const seen = factsOf(freeze);
    const sent = [{ startsAt: soon(2.9 * DAY) }, { endsAt: soon(1.1 * DAY) }].map((changes) => ({ changes, seen }));
    const answers = await Promise.all(sent.map((one) => send(PATCH, { freeze: freeze.id, sent: one })));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  });

  it("refuses an end before the start that stays", async () => {
    const freeze = await make();
    const answer = await send(PATCH, { freeze: freeze.id, sent: { changes: { endsAt: soon(60) }, seen: factsOf(freeze) } });
    expect(answer.body).toMatchObject({ status: 422, path: "changes.endsAt" });
  });
});

describe("lifting a freeze", () => {
  it("happens once", async () => {
    const freeze = await make();
    const answers = await Promise.all([1, 2].map(() => send(DELETE, { freeze: freeze.id })));
    expect(answers.map((one) => one.status).sort()).toEqual([204, 404]);
    expect((await events()).filter((one) => one.type === "freeze.removed")).toHaveLength(1);
    const { freezes } = (await send(GET)).body as { freezes: FreezeDto[] };
    expect(freezes.map((one) => one.id)).not.toContain(freeze.id);
  });

  it("lists what is over apart, latest first", async () => {
    const old = await make({ startsAt: soon(-3 * DAY), endsAt: soon(-2 * DAY), name: "Old" });
    const older = await make({ startsAt: soon(-9 * DAY), endsAt: soon(-8 * DAY), name: "Older" });
    const { past, freezes } = (await send(GET)).body as { past: FreezeDto[]; freezes: FreezeDto[] };
    expect(past.map((one) => one.id)).toEqual([old.id, older.id]);
    expect(freezes.map((one) => one.id)).not.toContain(old.id);
  });
});
