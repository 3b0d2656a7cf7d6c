import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as getFeed } from "@/app/api/v1/calendars/[address]/route";
import { DELETE, GET, POST } from "@/app/api/v1/teams/[team]/calendar-address/route";
import { makeToken, takeFromTeam } from "@/lib/server/access/testing/token";
import { createFreeze, removeFreeze } from "@/lib/server/freeze/commands";
import { pool } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { type Answer, call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "@/lib/server/release/commands";
import { accessOf, makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";

testDatabase();

let team: PlanningTeam;
let release: string;
beforeEach(async () => {
  team = await makePlanningTeam();
  release = await plan(team, { plannedT0: soon(24 * 60) });
});

const params = () => ({ team: team.id });
async function makeAddress(person: "alice" | "bob" = "bob"): Promise<string> {
  const answer = await call(POST, { method: "POST", params: params(), cookie: await cookieFor(team.people[person].ref.id) });
  expect(answer.status).toBe(200);
  return new URL((answer.body as { url: string }).url).pathname.split("/").at(-1) ?? "";
}
const read = (address: string, headers: Record<string, string> = {}): Promise<Answer> => call(getFeed, { params: { address }, headers });

function entriesOf({ body }: Answer): Map<string, ICAL.Component> {
  const events = new ICAL.Component(ICAL.parse(String(body))).getAllSubcomponents("vevent");
  return new Map(events.map((one) => [String(one.getFirstPropertyValue("uid")), one]));
}
const valueAt = (entries: Map<string, ICAL.Component>, uid: string, name: string) =>
  entries.get(uid)?.getFirstPropertyValue(name)?.toString();

describe("the calendar of a team", () => {
  it("holds windows, T-0, due gates and freezes, and says when something moved", async () => {
    const address = await makeAddress();
    const manager = await accessOf(team.id, team.people.max, "freeze.manage");
    const at = (minutes: number) => soon(minutes);
    const freeze = await createFreeze(manager, {
      name: "Quiet; days, all",
      serviceId: null,
      startsAt: at(60),
      endsAt: at(120),
      zone: "UTC",
    });
    const answer = await read(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const first = entriesOf(answer);
    expect([...first.keys()]).toEqual(
      expect.arrayContaining([
        `release.${release}.window@tminus`,
        `release.${release}.t0@tminus`,
        `release.${release}.phase.t-minus-48h@tminus`,
        `freeze.${freeze.id}@tminus`,
      ]),
    );
    expect(valueAt(first, `freeze.${freeze.id}@tminus`, "summary")).toBe("Freeze: Quiet; days, all");
    expect(valueAt(first, `release.${release}.t0@tminus`, "url")).toMatch(new RegExp(`/t/${team.slug}/releases/${release}$`));

    const window = `release.${release}.window@tminus`;
    const access = team.people.alice.access("release.cancel");
    await executeCommand({ access, releaseId: release, command: { type: "release.cancel", reason: "Not this week." } });
    await removeFreeze(manager, freeze.id);
    const second = entriesOf(await read(address));
    expect(valueAt(first, window, "status")).toBe("CONFIRMED");
    expect(valueAt(second, window, "status")).toBe("CANCELLED");
    expect(Number(valueAt(second, window, "sequence"))).toBeGreaterThan(Number(valueAt(first, window, "sequence")));
    expect(valueAt(second, `freeze.${freeze.id}@tminus`, "status")).toBe("CANCELLED");
    expect(second.has(`release.${release}.phase.t-minus-48h@tminus`)).toBe(false);
  });

  it("is not sent again while nothing changed", async () => {
    const address = await makeAddress();
    const first = await read(address);
    const etag = first.headers.get("etag") ?? "";
    expect(await read(address, { "if-none-match": `"other", W/${etag}` })).toMatchObject({ status: 304, body: "" });
    await plan(team, { plannedT0: soon(30 * 60) });
    expect((await read(address, { "if-none-match": etag })).status).toBe(200);
  });

  it("holds nothing of another team", async () => {
    const other = await makePlanningTeam();
    const theirs = await plan(other, { plannedT0: soon(24 * 60) });
    expect(String((await read(await makeAddress())).body)).not.toContain(theirs);
  });
});

describe("a calendar address", () => {
  it("is stored as a hash only, one of a person in a team, and told to the log", async () => {
    const former = await makeAddress();
    const address = await makeAddress();
    const { rows } = await pool().query(`SELECT * FROM calendar_address WHERE "teamId" = $1`, [team.id]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(address.slice(0, -4));
    const events = await pool().query("SELECT body FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1", [`team:${team.id}`]);
    expect(JSON.parse(events.rows[0].body)).toMatchObject({ type: "calendar.address-made", payload: { person: team.people.bob.ref } });
    expect((await read(former)).status).toBe(404);
    expect((await read(address)).status).toBe(200);
    const shown = await call(GET, { params: params(), cookie: await cookieFor(team.people.bob.ref.id) });
    expect(shown.body).toEqual({ madeAt: rows[0].madeAt.toISOString() });
  });

  it.each(["removed", "left", "disabled"] as const)("answers like any unknown one once it is %s", async (how) => {
    const address = await makeAddress();
    const id = team.people.bob.ref.id;
    if (how === "removed") await call(DELETE, { method: "DELETE", params: params(), cookie: await cookieFor(id) });
    if (how === "left") await takeFromTeam(team.id, team.people.bob);
    if (how === "disabled") await pool().query(`UPDATE "user" SET "disabledAt" = now() WHERE id = $1`, [id]);
    const [known, unknown, wild] = [await read(address), await read(`${"a".repeat(43)}.ics`), await read("../../etc/passwd")];
    expect(known.status).toBe(404);
    expect(known.body).toEqual(unknown.body);
    expect(wild.body).toEqual(unknown.body);
  });

  it("is not for a token to make", async () => {
    const token = await makeToken(team, team.people.bob, ["read"]);
    const headers = { authorization: `Bearer ${token}` };
    for (const [handler, method] of [
      [POST, "POST"],
      [DELETE, "DELETE"],
    ] as const)
      expect((await call(handler, { method, params: params(), headers })).status).toBe(403);
  });
});
