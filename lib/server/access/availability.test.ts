import { beforeAll, describe, expect, it } from "vitest";
import { GET as ofRelease } from "@/app/api/v1/releases/[release]/availability/route";
import { GET as readOwn, PUT as save } from "@/app/api/v1/session/working-times/route";
import { GET as ofTeam } from "@/app/api/v1/teams/[team]/availability/route";
import type { AvailabilityDto, WorkingTimesBody } from "@/lib/contracts/availability";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";

testDatabase();

const OFFICE: WorkingTimesBody = {
  hours: { from: "09:00", to: "17:00", days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] },
  absences: [{ from: "2031-06-18", to: "2031-06-20" }],
  zone: "America/New_York",
};
/** Ten in the morning and half past five in New York on a Monday, and a day on which Bob is away. */
const MOMENTS = ["2031-06-16T14:00:00.000Z", "2031-06-16T21:30:00.000Z", "2031-06-18T14:00:00.000Z"];

let team: PlanningTeam;
let release: string;
beforeAll(async () => {
  team = await makePlanningTeam();
  release = await plan(team);
});

type Who = keyof PlanningTeam["people"];
type Options = { method?: string; body?: object; query?: string; params?: Record<string, string> };

async function ask(who: Who, handler: RouteHandler, { method = "GET", body, query = "", params = {} }: Options) {
  const cookie = await cookieFor(team.people[who].ref.id);
  return call(handler, { method, path: `/x${query}`, params, cookie, ...(body ? { body } : {}) });
}
const asking = (who: Who, query = `?at=${MOMENTS.join(",")}`) => ask(who, ofTeam, { query, params: { team: team.id } });

describe("when people work", () => {
  it("is said by each of themselves, and read by nobody else", async () => {
    expect((await ask("bob", readOwn, {})).body).toEqual({ hours: null, absences: [], zone: null });
    const saved = await ask("bob", save, { method: "PUT", body: OFFICE });
    expect([saved.status, saved.body]).toEqual([200, OFFICE]);
    expect((await ask("bob", readOwn, {})).body).toEqual(OFFICE);
    expect((await ask("alice", readOwn, {})).body).toEqual({ hours: null, absences: [], zone: null });
  });

  it("reaches whoever plans as one word a moment, with the zone, and nothing more", async () => {
    const answer = await asking("max");
    const bob = { person: team.people.bob.ref.id, zone: "America/New_York", presence: ["available", "outside-hours", "absent"] };
    expect([answer.status, answer.body]).toEqual([200, { people: [bob], next: null }]);
    const inRoom = await ask("alice", ofRelease, { query: `?at=${MOMENTS[0]}`, params: { release } });
    expect([inRoom.status, (inRoom.body as AvailabilityDto).people]).toEqual([200, [{ ...bob, presence: ["available"] }]]);
  });

  it("is not told to whoever neither plans nor changes the roster, nor to another team", async () => {
    for (const who of ["alice", "vera", "adam"] as const) expect((await asking(who)).status, who).toBe(403);
    expect((await ask("vera", ofRelease, { query: `?at=${MOMENTS[0]}`, params: { release } })).status).toBe(403);
    const other = await makePlanningTeam();
    const cookie = await cookieFor(other.people.max.ref.id);
    const path = `/x?at=${MOMENTS[0]}`;
    expect((await call(ofTeam, { method: "GET", path, params: { team: other.id }, cookie })).body).toEqual({ people: [], next: null });
    expect((await call(ofTeam, { method: "GET", path, params: { team: team.id }, cookie })).status).toBe(404);
  });

  it("comes in pages", async () => {
    await ask("carol", save, { method: "PUT", body: { hours: null, absences: [], zone: "Asia/Kolkata" } });
    const first = (await asking("max", `?at=${MOMENTS[0]}&limit=1`)).body as AvailabilityDto;
    const second = (await asking("max", `?at=${MOMENTS[0]}&limit=1&after=${encodeURIComponent(first.next ?? "")}`)).body as AvailabilityDto;
    const people = [...first.people, ...second.people].map(({ person }) => person);
    expect([people.sort(), second.next]).toEqual([[team.people.bob.ref.id, team.people.carol.ref.id].sort(), null]);
  });

  it.each<[string, object]>([
    ["another field", { ...OFFICE, note: "Dentist" }],
    ["a zone by its abbreviation", { ...OFFICE, zone: "EST" }],
    ["an hour of 24:00", { ...OFFICE, hours: { ...OFFICE.hours, to: "24:00" } }],
    ["no day", { ...OFFICE, hours: { ...OFFICE.hours, days: [] } }],
    ["a day that no calendar has", { ...OFFICE, absences: [{ from: "2031-02-30", to: "2031-03-01" }] }],
    ["days that end before they begin", { ...OFFICE, absences: [{ from: "2031-03-02", to: "2031-03-01" }] }],
    ["more absences than anybody plans with", { ...OFFICE, absences: Array.from({ length: 21 }, () => OFFICE.absences[0]) }],
  ])("refuses %s", async (_, body) => {
    expect((await ask("bob", save, { method: "PUT", body })).status).toBe(400);
    expect((await ask("bob", readOwn, {})).body).toEqual(OFFICE);
  });

  it.each([
    ["about no moment", ""],
    ["about an empty one", "?at="],
    ["about a date", "?at=2031-06-16"],
    ["about more moments than a release has gates", `?at=${Array.from({ length: 101 }, () => MOMENTS[0]).join(",")}`],
    ["something else", `?at=${MOMENTS[0]}&who=bob`],
  ])("refuses to be asked %s", async (_, query) => expect((await asking("max", query)).status).toBe(400));
});
