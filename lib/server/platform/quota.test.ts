import { createHmac } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as getCalendar } from "@/app/api/v1/calendars/[address]/route";
import { POST as incoming } from "@/app/api/v1/incoming/[address]/route";
import { GET as getRelease } from "@/app/api/v1/releases/[release]/route";
import { GET as listSessions } from "@/app/api/v1/session/route";
import { POST as makeCalendar } from "@/app/api/v1/teams/[team]/calendar-address/route";
import { makeToken } from "@/lib/server/access/testing/token";
import { createIntegration } from "@/lib/server/integration/commands";
import { accessOf, makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { log } from "./log";
import { testDatabase } from "./testing/database";
import { type Answer, call, cookieFor } from "./testing/request";

const database = testDatabase({ env: { TMINUS_LIMIT_TOKEN: "3", TMINUS_LIMIT_INCOMING: "2", TMINUS_LIMIT_CALENDAR: "" } });

let team: PlanningTeam;
let release: string;
beforeAll(async () => {
  team = await makePlanningTeam();
  release = await plan(team, { plannedT0: soon(24 * 60) });
});

const quotaOf = ({ status, headers }: Answer) => [status, headers.get("ratelimit"), headers.get("ratelimit-policy")];
const counters = () => database.asSuperuser<{ key: string; points: number }>("SELECT key, points FROM rate_limit ORDER BY key");
const ask = (token: string, id = release) => call(getRelease, { params: { release: id }, headers: { authorization: `Bearer ${token}` } });

/** The clock of the process stands: a counter runs by it, and nothing waits. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
});
afterEach(() => {
  vi.useRealTimers();
});
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

describe("the quota of a token", () => {
  let token: string;
  beforeEach(async () => {
    token = await makeToken(team, team.people.bob, ["read"]);
    await database.asSuperuser("DELETE FROM rate_limit");
  });

  it("says on each answer what is left, and past it when to try again", async () => {
    const answers = [await ask(token), await ask(token, "00000000-0000-4000-8000-000000000000"), await ask(token)];
    expect(answers.map(quotaOf)).toEqual([
      [200, '"token";r=2;t=60', '"token";q=3;w=60'],
      [404, '"token";r=1;t=60', '"token";q=3;w=60'],
      [200, '"token";r=0;t=60', '"token";q=3;w=60'],
    ]);
    later(20);
    const refused = await ask(token);
    expect(quotaOf(refused)).toEqual([429, '"token";r=0;t=40', '"token";q=3;w=60']);
    expect(refused.headers.get("retry-after")).toBe("40");
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(refused.body).toMatchObject({ code: "too-many", status: 429, details: { policy: "token" } });
    expect((refused.body as { detail: string }).detail).toMatch(
      /may send 3 requests a minute.*Try again in 40 seconds.*TMINUS_LIMIT_TOKEN/,
    );
    later(41);
    expect(quotaOf(await ask(token))).toEqual([200, '"token";r=2;t=60', '"token";q=3;w=60']);
  });

  it("is its own: neither another token nor the people of the team are held up by it", async () => {
    for (let sent = 0; sent < 4; sent += 1) await ask(token);
    const other = await makeToken(team, team.people.bob, ["read"]);
    expect((await ask(token)).status).toBe(429);
    expect((await ask(other)).status).toBe(200);
    const cookie = await cookieFor(team.people.bob.ref.id);
    const before = await counters();
    for (let sent = 0; sent < 5; sent += 1) {
      expect(quotaOf(await call(getRelease, { params: { release }, cookie }))).toEqual([200, null, null]);
    }
    expect(await counters()).toEqual(before);
  });

  it("counts what other servers counted, and stops asking the database once it is spent", async () => {
    await ask(token);
    await database.asSuperuser("UPDATE rate_limit SET points = 3");
    expect((await ask(token)).status).toBe(429);
    await database.asSuperuser("DELETE FROM rate_limit");
    expect((await ask(token)).status).toBe(429);
    expect(await counters()).toEqual([]);
  });

  it("lets pass while nothing can be counted, and says so once", async () => {
    const [warned, told] = [vi.spyOn(log, "warn"), vi.spyOn(log, "info")];
    await database.asSuperuser("ALTER TABLE rate_limit RENAME TO hidden");
    for (let sent = 0; sent < 5; sent += 1) expect(quotaOf(await ask(token))).toEqual([200, null, null]);
    expect(warned.mock.calls.map(([, text]) => text)).toEqual([expect.stringContaining("cannot be counted")]);
    await database.asSuperuser("ALTER TABLE hidden RENAME TO rate_limit");
    expect((await ask(token)).headers.get("ratelimit")).toBe('"token";r=2;t=60');
    expect(told.mock.calls.map(([text]) => text)).toEqual([expect.stringContaining("counted again")]);
    vi.restoreAllMocks();
  });

  it("counts what is refused for being a token, and no token that is none", async () => {
    const unknown = `tminus_${"A".repeat(43)}`;
    expect(quotaOf(await ask(unknown))).toEqual([401, null, null]);
    expect(await counters()).toEqual([]);
    const refused = await call(listSessions, { headers: { authorization: `Bearer ${token}` } });
    expect(quotaOf(refused)).toEqual([403, '"token";r=2;t=60', '"token";q=3;w=60']);
  });
});

describe("the quota of an address", () => {
  const body = JSON.stringify({ zen: "Keep it logically awesome.", hook_id: 1 });
  const sign = (secret: string) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const send = async (address: string, signature: string) => {
    const headers = { "content-type": "application/json", "x-github-event": "ping", "x-hub-signature-256": signature };
    const request = new Request("http://localhost:3000/", { method: "POST", headers, body });
    return incoming(request, { params: Promise.resolve({ address }) });
  };

  it("of a system outside is for what proves itself: nobody else learns of it or uses it up", async () => {
    const admin = await accessOf(team.id, team.people.adam, "settings.manage");
    const made = await createIntegration(admin, { name: "CI", kind: "github" });
    const address = made.url.split("/").at(-1) ?? "";
    await database.asSuperuser("DELETE FROM rate_limit");
    const forged = await send(address, sign("whsec_wrong"));
    const unknown = await send("nobody-has-this-address-at-all-really-not-a-one", sign("whsec_wrong"));
    expect([forged.status, forged.headers.get("ratelimit")]).toEqual([404, null]);
    expect([unknown.status, unknown.headers.get("ratelimit")]).toEqual([404, null]);
    expect(await counters()).toEqual([]);
    const answers = [
      await send(address, sign(made.secret)),
      await send(address, sign(made.secret)),
      await send(address, sign(made.secret)),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get("ratelimit")])).toEqual([
      [200, '"incoming";r=1;t=60'],
      [200, '"incoming";r=0;t=60'],
      [429, '"incoming";r=0;t=60'],
    ]);
    expect((await send(address, sign("whsec_wrong"))).status).toBe(404);
  });

  it("of a calendar is 60 a minute unless set, also where the reader has it already", async () => {
    const made = await call(makeCalendar, {
      method: "POST",
      params: { team: team.id },
      cookie: await cookieFor(team.people.bob.ref.id),
    });
    const address = new URL((made.body as { url: string }).url).pathname.split("/").at(-1) ?? "";
    const read = (headers: Record<string, string> = {}) => call(getCalendar, { params: { address }, headers });
    const first = await read();
    expect(quotaOf(first)).toEqual([200, '"calendar";r=59;t=60', '"calendar";q=60;w=60']);
    const again = await read({ "if-none-match": first.headers.get("etag") ?? "" });
    expect(quotaOf(again)).toEqual([304, '"calendar";r=58;t=60', '"calendar";q=60;w=60']);
    await database.asSuperuser("UPDATE rate_limit SET points = 60 WHERE key LIKE 'calendar:%'");
    expect((await read()).status).toBe(429);
    expect((await call(getCalendar, { params: { address: "x.ics" } })).headers.get("ratelimit")).toBeNull();
  });
});
