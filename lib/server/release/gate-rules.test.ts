import { beforeAll, describe, expect, it } from "vitest";
import { PATCH as editDetails } from "@/app/api/v1/releases/[release]/details/route";
import { PUT as applyRule } from "@/app/api/v1/releases/[release]/phases/[phase]/rule/route";
import type { Problem } from "@/lib/contracts/problem";
import { compareRelease } from "@/lib/server/audit/tables";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

const database = testDatabase();

const GO = "t-minus-2h";
const RULE = [
  { role: "deployer", count: 1 },
  { role: "approver", count: 1 },
  { role: "commander", count: 1 },
];

let team: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
});

async function raise(release: string) {
  const cookie = await cookieFor(team.people.max.ref.id);
  return call(editDetails, {
    method: "PATCH",
    params: { release },
    cookie,
    body: { expectedSeq: 1, changes: { criticality: "critical" }, seen: { criticality: "standard" } },
  });
}

async function apply(release: string, requirements: unknown, as: keyof PlanningTeam["people"] = "max") {
  const cookie = await cookieFor(team.people[as].ref.id);
  return call(applyRule, { method: "PUT", params: { release, phase: GO }, cookie, body: { requirements } });
}

async function go(release: string) {
  const loaded = await loadRelease(release, team.people.max.ref.id);
  return loaded?.state.phases.find((one) => one.key === GO);
}

describe("the rules of the gates", () => {
  it("SIGNOFF rule 2: making a release production-critical writes its rules into the tables, as the events say", async () => {
    const id = await plan(team, { criticality: "standard" });
    expect((await raise(id)).status).toBe(200);
    expect(await go(id)).toMatchObject({ requirements: RULE, gateRevision: 2 });
    expect(await compareRelease(id, await readEvents(id, 0))).toEqual([]);
  });

  it("SIGNOFF rule 2: making a canary production-critical asks an approver at every stage of its own ladder", async () => {
    const ladder = [1, 5, 20, 50, 100].map((percent) => ({ percent, minutes: 2 }));
    const id = await plan(team, { strategy: "canary", criticality: "standard", ladder });
    expect((await raise(id)).status).toBe(200);
    const loaded = await loadRelease(id, team.people.max.ref.id);
    const asked = loaded?.state.phases.filter(({ stage }) => stage?.decisions.length).map(({ code, requirements }) => [code, requirements]);
    expect(asked).toEqual(["1%", "5%", "20%", "50%"].map((code) => [code, RULE.slice(0, 2)]));
    expect(await compareRelease(id, await readEvents(id, 0))).toEqual([]);
  });

  it("SIGNOFF rule 2: a release made by an earlier rule keeps it until somebody who may edit applies the one in force", async () => {
    const id = await plan(team);
    const earlier = JSON.stringify(RULE.slice(0, 2));
    await database.asSuperuser(
      `UPDATE release_phase SET definition = jsonb_set(definition, '{requirements}', $2::jsonb) WHERE "releaseId" = $1 AND key = '${GO}'`,
      [id, earlier],
    );
    const [other, denied] = [await apply(id, RULE.slice(1)), await apply(id, RULE, "bob")];
    expect([other.status, (other.body as Problem).code, denied.status]).toEqual([409, "stale", 403]);
    expect((await go(id))?.requirements).toEqual(RULE.slice(0, 2));
    expect((await apply(id, RULE)).status).toBe(200);
    expect((await go(id))?.requirements).toEqual(RULE);
  });

  it.each([
    ["a count of nothing", [{ role: "approver", count: 0 }]],
    ["a role that is none", [{ role: "boss", count: 1 }]],
    ["an unknown field", [{ role: "approver", count: 1, by: "me" }]],
  ])("refuses %s", async (_, requirements) => {
    expect((await apply(await plan(team), requirements)).status).toBe(400);
  });
});
