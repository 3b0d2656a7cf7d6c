import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { DELETE as withdraw } from "@/app/api/v1/teams/[team]/gate-rules/[checklist]/[phase]/proposal/route";
import { PUT as propose } from "@/app/api/v1/teams/[team]/gate-rules/[checklist]/[phase]/route";
import { POST as sign } from "@/app/api/v1/teams/[team]/gate-rules/[checklist]/[phase]/signatures/route";
import { GET as read } from "@/app/api/v1/teams/[team]/gate-rules/route";
import { PUT as proposeOfService } from "@/app/api/v1/teams/[team]/services/[service]/gate-rules/[checklist]/[phase]/route";
import { POST as signOfService } from "@/app/api/v1/teams/[team]/services/[service]/gate-rules/[checklist]/[phase]/signatures/route";
import { GET as readOfService } from "@/app/api/v1/teams/[team]/services/[service]/gate-rules/route";
import { rulesOf } from "@/lib/client/gate-policy";
import { emptyForm } from "@/lib/client/plan-form";
import { previewPlan } from "@/lib/client/plan-preview";
import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import { verifyAudit } from "@/lib/server/audit/verify";
import { db } from "@/lib/server/platform/db";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "./load";
import { rulesInForce } from "./rules";
import { makePlanningTeam, makeService, type PlanningTeam, plan } from "./testing/plan";

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
  it("takes a fresh proof to ask for one and to sign one", async () => {
    const cookie = await cookieFor(team.people.max.ref.id);
    await db().session.updateMany({ data: { provedAt: new Date(Date.now() - 16 * 60_000) } });
    const params = { team: team.id, checklist: "standard", phase: GO };
    const asked = await call(propose, { method: "PUT", params, cookie, body: { requirements: TWO, expectedVersion: 0 } });
    const signed = await call(sign, { method: "POST", params, cookie, body: { role: "approver", expectedVersion: 0 } });
    expect([asked, signed]).toMatchObject([
      { status: 401, body: { code: "proof-needed" } },
      { status: 401, body: { code: "proof-needed" } },
    ]);
    expect((await gate()).version).toBe(0);
  });

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

describe("the rule of a gate for one service", () => {
  const ofService = (serviceId: string, who: Who, handler: RouteHandler, options: { method: string; body?: object; phase?: string }) =>
    asked(who, handler, {
      ...options,
      params: { service: serviceId, checklist: options.phase ? "canary" : "standard", phase: options.phase ?? GO },
    });
  const asked = async (
    who: Who,
    handler: RouteHandler,
    { method, body, params }: { method: string; body?: object; params: Record<string, string> },
  ) => {
    const named: Record<string, string> =
      handler === readOfService ? { team: team.id, service: team.service.id } : { team: team.id, ...params };
    return call(handler, { method, params: named, cookie: await cookieFor(team.people[who].ref.id), ...(body ? { body } : {}) });
  };
  const ofGate = (body: unknown, checklist: string, phase: string) =>
    (body as GatePoliciesDto).gates.find((one) => one.template === checklist && one.phase === phase);
  const requirementsOf = async (release: string) =>
    new Map((await loadRelease(release, team.people.max.ref.id))?.state.phases.map((one) => [one.key, one.requirements]));
  const rules = async () => rulesOf((await asked("vera", readOfService, { method: "GET", params: {} })).body as GatePoliciesDto);

  it("SIGNOFF rule 1: holds for that service alone, merges with the team's, and the plan is shown with what is copied", async () => {
    const { alice, bob, max, carol } = team.people;
    const other = await makeService(team.manager, "search-service");
    const body = { requirements: [{ role: "commander", count: 1 }], expectedVersion: 0 };
    expect((await ofService(team.service.id, "max", proposeOfService, { method: "PUT", body })).status).toBe(200);
    const stages = { requirements: [{ role: "approver", count: 1 }], expectedVersion: 0 };
    const made = await ofService(team.service.id, "max", proposeOfService, { method: "PUT", body: stages, phase: "stages" });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect(ofGate(made.body, "standard", GO)).toMatchObject({ team: TWO, requirements: body.requirements, version: 1 });

    const roster = [
      { role: "deployer" as const, userId: alice.ref.id },
      { role: "approver" as const, userId: bob.ref.id },
      { role: "approver" as const, userId: max.ref.id },
      { role: "approver" as const, userId: team.people.adam.ref.id },
      { role: "commander" as const, userId: carol.ref.id },
    ];
    for (const [serviceId, strategy, seen] of [
      [team.service.id, "rolling", await rules()],
      [team.service.id, "canary", await rules()],
    ] as const) {
      const release = await plan(team, { roster, serviceId, strategy, criticality: "standard" });
      const preview = previewPlan(
        { ...emptyForm("Europe/London"), serviceId, strategy, roster, isTailored: false },
        {
          viewer: max.ref,
          members: [alice, bob, max, carol, team.people.adam].map(({ ref }) => ref),
          allowSelfApproval: false,
          rules: seen,
        },
      );
      expect(new Map(preview.phases.map(({ key, signs }) => [key, signs.map(({ role, count }) => ({ role, count }))]))).toEqual(
        await requirementsOf(release),
      );
    }
    const first = await requirementsOf(await plan(team, { roster, criticality: "standard" }));
    expect(first.get(GO)).toEqual([{ role: "deployer", count: 1 }, TWO[0], { role: "commander", count: 1 }]);
    const elsewhere = await requirementsOf(await plan(team, { roster, criticality: "standard", serviceId: other.id }));
    expect(elsewhere.get(GO)).toEqual([{ role: "deployer", count: 1 }, TWO[0]]);
    const canary = await requirementsOf(await plan(team, { roster, criticality: "standard", strategy: "canary" }));
    expect(canary.get("stage-10")).toEqual([
      { role: "deployer", count: 1 },
      { role: "approver", count: 1 },
    ]);
    expect(canary.get("stage-100")).toEqual([]);
  });

  it("SIGNOFF rule 5: a change of it takes the sign-offs of checklist, team and service together", async () => {
    const body = { requirements: [], expectedVersion: 1 };
    const asking = await ofService(team.service.id, "max", proposeOfService, { method: "PUT", body });
    expect(ofGate(asking.body, "standard", GO)?.proposal?.roles).toMatchObject([
      { role: "deployer", needed: 1 },
      { role: "approver", needed: 2 },
      { role: "commander", needed: 1 },
    ]);
    const signs = async (who: Who, role: ReleaseRole, expectedVersion: number) =>
      ofService(team.service.id, who, signOfService, { method: "POST", body: { role, expectedVersion } });
    expect((await signs("carol", "commander", 2)).status).toBe(200);
    expect((await signs("alice", "deployer", 3)).status).toBe(200);
    expect((await signs("bob", "approver", 4)).status).toBe(200);
    const last = await signs("adam", "approver", 5);
    expect(ofGate(last.body, "standard", GO)).toMatchObject({ requirements: [], team: TWO, proposal: null });
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("is refused at a gate that the checklist does not have, and for a service that the team does not have", async () => {
    const body = { requirements: TWO, expectedVersion: 0 };
    const nowhere = await ofService(team.service.id, "max", proposeOfService, { method: "PUT", body, phase: "stage-10" });
    expect(nowhere.status).toBe(404);
    expect((await ofService(randomUUID(), "max", proposeOfService, { method: "PUT", body })).status).toBe(404);
  });
});
