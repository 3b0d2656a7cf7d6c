import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/teams/[team]/releases/route";
import type { NewReleaseInput, PlannedRelease } from "@/lib/contracts/plan";
import type { Problem } from "@/lib/contracts/problem";
import { allItems } from "@/lib/domain/checklist/all-items";
import { foldRelease } from "@/lib/domain/release/evolve";
import { planTemplate } from "@/lib/domain/tailoring/plan-template";
import { db } from "@/lib/server/platform/db";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, planBody } from "./testing/plan";

testDatabase();

let team: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
});

type Person = keyof PlanningTeam["people"];

async function post(body: unknown, { as = "max", key }: { as?: Person; key?: string } = {}) {
  const cookie = await cookieFor(team.people[as].ref.id);
  const headers: Record<string, string> = key ? { "idempotency-key": key } : {};
  return call(POST, { params: { team: team.id }, cookie, body, headers });
}
const sent = (changes: Record<string, unknown> = {}): NewReleaseInput => ({ ...planBody(team), ...changes });

describe("planning a release", () => {
  it("stores it with its checklist and roster, and folding its events gives the same state", async () => {
    const { status, body } = await post(sent());
    expect(status).toBe(200);
    const { id } = body as PlannedRelease;
    const loaded = await loadRelease(id, team.people.max.ref.id);
    const events = await readEvents(id, 0);
    expect(events.map((event) => event.type)).toEqual(["release.created"]);
    expect(loaded?.state).toEqual(foldRelease(events));
    expect(loaded?.state).toMatchObject({ status: "planned", createdBy: team.people.max.ref });
    expect(loaded?.state.items).toHaveLength(75);
  });

  it("takes the names of people and service from the database", async () => {
    const { body } = await post(sent());
    const loaded = await loadRelease((body as PlannedRelease).id, team.people.max.ref.id);
    expect(loaded?.state.details.service).toEqual({ id: team.service.id, name: "checkout-service" });
    expect(loaded?.state.roster.map((entry) => entry.person.name)).toEqual(["Alice Tester", "Bob Tester", "Carol Tester"]);
  });

  it("keeps a draft whose roster has gaps, which could not be planned", async () => {
    const gaps = { roster: [{ role: "deployer", userId: team.people.alice.ref.id }] };
    expect((await post(sent({ ...gaps, plan: false }))).body).toMatchObject({ status: "draft" });
    expect((await post(sent({ ...gaps, plan: true }))).body).toMatchObject({ status: 422, code: "unsatisfiable", path: "roster.approver" });
  });
});

describe("a profile", () => {
  const profile: NewReleaseInput["profile"] = {
    application: "microservices",
    platform: "kubernetes",
    riskTolerance: "balanced",
    changes: ["infrastructure"],
    facilities: ["git-ops"],
    compliance: [],
  };

  it("tailors the checklist, is kept with the release, and can be overruled item by item", async () => {
    const restored = ["migration-rehearsed"];
    const plain = await loadRelease(((await post(sent({ profile }))).body as PlannedRelease).id, team.people.max.ref.id);
    const other = await loadRelease(((await post(sent({ profile, restored }))).body as PlannedRelease).id, team.people.max.ref.id);
    const keys = (loaded: typeof plain) => loaded?.state.items.map(({ key }) => key) ?? [];
    const expected = planTemplate({ strategy: "rolling", criticality: "critical", profile });
    expect(keys(plain)).toEqual(allItems(expected.template).map(({ key }) => key));
    expect(keys(plain)).not.toContain("migration-rehearsed");
    expect(keys(other)).toContain("migration-rehearsed");
    expect(plain?.state.details.profile).toEqual(profile);
    expect(other?.state.details.restored).toEqual(restored);
  });

  it.each([
    ["an answer that there is not", { profile: { ...profile, platform: "mainframe" } }, 400, "profile.platform"],
    ["a field that there is not", { profile: { ...profile, mood: "good" } }, 400, "profile"],
    ["an item that there is not", { profile, restored: ["migration-rehearsed", "nothing"] }, 422, "restored.1"],
    ["an item put back into the whole template", { restored: ["migration-rehearsed"] }, 422, "restored.0"],
  ])("with %s is refused", async (_, changes, status, path) => {
    const { status: answered, body } = await post(sent(changes));
    expect(answered).toBe(status);
    expect((body as Problem).path).toContain(path);
  });
});

describe("what is refused, with the field it is about", () => {
  const stranger = randomUUID();
  it.each([
    ["a service that is not the team's", { serviceId: randomUUID() }, 422, "serviceId"],
    ["a person who is not of the team", { roster: [{ role: "deployer", userId: stranger }] }, 422, "roster.0"],
    ["a name sent along with a person", { roster: [{ role: "deployer", userId: stranger, name: "Alice" }] }, 400, "roster.0"],
    ["a field it does not know", { createdBy: "me" }, 400, ""],
    ["equal versions", { toVersion: "v2.2.5" }, 422, "toVersion"],
    ["a version that is none", { toVersion: "next; rm -rf /" }, 400, "toVersion"],
    ["a digest that is none", { artifactDigest: "sha256:abc" }, 400, "artifactDigest"],
    ["a link that runs", { links: [{ label: "Dashboard", url: "javascript:alert(1)" }] }, 400, "links.0.url"],
    ["a zone by its abbreviation", { zone: "EST" }, 400, "zone"],
    ["30 February", { plannedT0: "2027-02-30T10:00:00.000Z" }, 400, "plannedT0"],
    ["a T-0 outside of the window", { windowStart: "2031-01-01T10:00:00.000Z", windowEnd: "2031-01-01T12:00:00.000Z" }, 422, "plannedT0"],
    ["an invisible character in the environment", { environment: "prod\u200buction" }, 400, "environment"],
    ["an emergency hotfix that does not say what is broken", { criticality: "hotfix" }, 422, "hotfix"],
  ])("%s", async (_name, changes, status, path) => {
    const before = await db().release.count();
    const answer = await post(sent(changes));
    expect([answer.status, (answer.body as Problem).path]).toEqual([status, path]);
    expect(await db().release.count()).toBe(before);
  });

  it("members, viewers and admins, who may not plan, and other teams' people, for whom there is no such team", async () => {
    for (const as of ["alice", "vera", "adam"] as const) expect((await post(sent(), { as })).status).toBe(403);
    const other = await makePlanningTeam();
    const answer = await call(POST, { params: { team: team.id }, cookie: await cookieFor(other.people.max.ref.id), body: sent() });
    expect(answer.status).toBe(404);
  });

  it("a service of another team, exactly as one that does not exist", async () => {
    const other = await makePlanningTeam();
    const theirs = await post(sent({ serviceId: other.service.id }));
    const nobodys = await post(sent({ serviceId: randomUUID() }));
    expect(theirs.body).toEqual(nobodys.body);
    const person = await post(sent({ roster: [{ role: "deployer", userId: other.people.alice.ref.id }] }));
    const nobody = await post(sent({ roster: [{ role: "deployer", userId: randomUUID() }] }));
    expect(person.body).toEqual(nobody.body);
  });
});

describe("the same request again", () => {
  it("has one effect and the same answer, one after the other and in parallel", async () => {
    const body = sent({ impact: "once" });
    const key = randomUUID();
    const before = await db().release.count();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(body, { key })));
    answers.push(await post(body, { key }));
    expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1);
    expect(answers.every((one) => one.status === 200)).toBe(true);
    expect(await db().release.count()).toBe(before + 1);
  });

  it("is refused where the key comes with another body", async () => {
    const key = randomUUID();
    await post(sent(), { key });
    expect((await post(sent({ impact: "another" }), { key })).body).toMatchObject({ status: 422, code: "key-reused" });
  });
});
