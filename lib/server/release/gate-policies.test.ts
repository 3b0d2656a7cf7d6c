import { beforeAll, describe, expect, it } from "vitest";
import { DELETE as withdraw } from "@/app/api/v1/teams/[team]/gate-rules/[checklist]/[phase]/proposal/route";
import { PUT as propose } from "@/app/api/v1/teams/[team]/gate-rules/[checklist]/[phase]/route";
import { POST as sign } from "@/app/api/v1/teams/[team]/gate-rules/[checklist]/[phase]/signatures/route";
import { GET as read } from "@/app/api/v1/teams/[team]/gate-rules/route";
import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "./load";
import { rulesInForce } from "./rules";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

testDatabase();

const GO = "t-minus-2h";
const TWO = [{ role: "approver", count: 2 }];
type Who = keyof PlanningTeam["people"];

let team: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
  const { alice, bob, carol, max } = team.people;
  const two = [
    { role: "deployer" as const, userId: alice.ref.id },
    { role: "approver" as const, userId: bob.ref.id },
    { role: "approver" as const, userId: max.ref.id },
    { role: "commander" as const, userId: carol.ref.id },
  ];
  // Whoever has stood in a role on a planned release signs as such.
  await plan(team, { roster: two });
});

async function ask(who: Who, handler: RouteHandler, { method, body }: { method: string; body?: object }) {
  const params = { team: team.id, ...(handler === read ? {} : { checklist: "standard", phase: GO }) };
  return call(handler, { method, params, cookie: await cookieFor(team.people[who].ref.id), ...(body ? { body } : {}) });
}
const gateOf = (body: unknown): GatePolicyDto => {
  const found = (body as GatePoliciesDto).gates.find((one) => one.template === "standard" && one.phase === GO);
  if (!found) throw new Error("There is no such gate.");
  return found;
};
const gate = async () => gateOf((await ask("vera", read, { method: "GET" })).body);
const proposing = async (who: Who, requirements: object[], expectedVersion?: number) =>
  ask(who, propose, { method: "PUT", body: { requirements, expectedVersion: expectedVersion ?? (await gate()).version } });
const signing = async (who: Who, role: ReleaseRole) =>
  ask(who, sign, { method: "POST", body: { role, expectedVersion: (await gate()).version } });

describe("the rule of a gate of a team", () => {
  it("SIGNOFF rule 5: the first is in force at once, for releases that are made from then on; who may not manage asks for none", async () => {
    const before = await plan(team);
    expect((await proposing("alice", TWO)).status).toBe(403);
    const answer = await proposing("max", TWO);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await gate()).toMatchObject({ requirements: TWO, proposal: null, version: 1 });
    const loaded = await loadRelease(before, team.people.max.ref.id);
    expect(loaded?.state.phases.find((one) => one.key === GO)?.requirements).not.toContainEqual(TWO[0]);
    const rules = loaded && rulesInForce(loaded.state, loaded.policies);
    expect(rules?.find((one) => one.key === GO)?.gate).toMatchObject({ base: expect.arrayContaining(TWO) });
    // A roster that cannot satisfy it is refused from now on (rule 4).
    await expect(plan(team)).rejects.toMatchObject({ code: "unsatisfiable" });
  });

  it("SIGNOFF rule 5: a change waits for the sign-offs of the rule as it stands", async () => {
    expect((await proposing("max", [])).status).toBe(200);
    expect(await gate()).toMatchObject({ requirements: TWO, proposal: { requirements: [] } });
    expect((await signing("adam", "approver")).status).toBe(403);
    expect((await signing("max", "approver")).status).toBe(403);
    expect((await signing("bob", "approver")).status).toBe(200);
    expect((await signing("bob", "approver")).status).toBe(409);
    expect((await signing("alice", "deployer")).status).toBe(200);
    expect((await gate()).proposal?.roles).toMatchObject([
      { role: "deployer", needed: 1, signed: 1 },
      { role: "approver", needed: 2, signed: 1, people: ["Bob Tester"] },
    ]);
    expect(await gate()).toMatchObject({ requirements: TWO });
  });

  it("SIGNOFF rule 5: whoever asked takes it back, and another asks for it anew: it is in force with the last signature", async () => {
    const { version } = await gate();
    expect((await ask("carol", withdraw, { method: "DELETE", body: { expectedVersion: version } })).status).toBe(403);
    expect((await ask("max", withdraw, { method: "DELETE", body: { expectedVersion: version } })).status).toBe(200);
    expect((await proposing("max", [], version)).status).toBe(409);
    expect(await gate()).toMatchObject({ requirements: TWO, proposal: null });
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("SIGNOFF rule 4: what different people of the team cannot sign is refused", async () => {
    expect((await proposing("max", [{ role: "approver", count: 9 }])).status).toBe(422);
  });
});
