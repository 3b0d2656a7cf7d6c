import { beforeAll, describe, expect, it } from "vitest";
import { PATCH } from "@/app/api/v1/teams/[team]/services/[service]/route";
import { POST } from "@/app/api/v1/teams/[team]/services/route";
import { changeServiceBody, type ServiceDto } from "@/lib/contracts/service";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
import { teamStream } from "@/lib/server/platform/event-log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadForMany } from "@/lib/server/release/load";
import { accessOf, makePlanningTeam, makeService, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { archiveService, changeService } from "./commands";
import { getService, listServices } from "./data";

testDatabase();

let team: PlanningTeam;
let access: TeamAccess;
beforeAll(async () => {
  team = await makePlanningTeam();
  access = await accessOf(team.id, team.people.max, "service.manage");
});

async function lastEvent(): Promise<unknown> {
  const { rows } = await pool().query("SELECT body FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1", [teamStream(team.id)]);
  return JSON.parse(rows[0].body);
}
async function countEvents(): Promise<number> {
  const { rows } = await pool().query("SELECT count(*)::int AS count FROM event WHERE stream = $1", [teamStream(team.id)]);
  return rows[0].count;
}
async function send(handler: typeof POST, person: "max" | "alice" | "adam", body: unknown, service?: string) {
  const params = { team: team.id, ...(service ? { service } : {}) };
  return call(handler, { params, cookie: await cookieFor(team.people[person].ref.id), body });
}

describe("making a service", () => {
  it("stores it and says so on the team's stream", async () => {
    const made = (await send(POST, "max", { name: "auth-service" })).body as ServiceDto;
    expect(made).toMatchObject({
      name: "auth-service",
      environment: "production",
      allowSelfApproval: false,
      openReleases: 0,
      lastDeployed: null,
    });
    const { openReleases: _o, lastDeployed: _l, createdAt: _c, ...service } = made;
    expect(await lastEvent()).toMatchObject({ type: "service.created", payload: { service }, actor: { name: "Max Tester" } });
  });

  it.each(["checkout-service", "Checkout Service", "checkout_service", "сheckоut-service"])(
    "refuses “%s” beside checkout-service",
    async (name) => {
      const before = await countEvents();
      const answer = await send(POST, "max", { name });
      expect([400, 422]).toContain(answer.status);
      expect(answer.body).toMatchObject({ path: "name" });
      expect(await countEvents()).toBe(before);
    },
  );

  it("lets another team have a service of the same name", async () => {
    const other = await makePlanningTeam();
    expect(other.service.name).toBe(team.service.name);
    expect((await listServices(access)).services.map((one) => one.id)).not.toContain(other.service.id);
  });

  it("is for managers", async () => {
    expect((await send(POST, "alice", { name: "x-service" })).status).toBe(403);
    expect((await send(POST, "adam", { name: "x-service" })).status).toBe(403);
  });
});

describe("changing a service", () => {
  it("changes what differs, and tells before and after", async () => {
    const service = await makeService(access, "billing");
    const seen = { description: "", environment: "production", namespace: "production" };
    const changes = { description: "Invoices", environment: "production", namespace: "" };
    const answer = await send(PATCH, "max", { changes, seen }, service.id);
    expect(answer.body).toMatchObject({ description: "Invoices", namespace: "" });
    expect(await lastEvent()).toMatchObject({
      type: "service.changed",
      payload: { changes: { description: "Invoices", namespace: "" }, before: { description: "", namespace: "production" } },
    });
  });

  it("asking for what already is changes nothing and tells nothing", async () => {
    const service = await makeService(access, "search");
    const before = await countEvents();
    await changeService(access, service.id, { changes: { name: "search" }, seen: { name: "search" } });
    expect(await countEvents()).toBe(before);
  });

  it("of two people who change one field the first wins; different fields both stay", async () => {
    const service = await makeService(access, "stock");
    const seen = { description: "" };
    const answers = await Promise.allSettled([
      changeService(access, service.id, { changes: { description: "one" }, seen }),
      changeService(access, service.id, { changes: { description: "two" }, seen }),
      changeService(access, service.id, { changes: { environment: "staging" }, seen: { environment: "production" } }),
    ]);
    const refused = answers.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "stale" });
    expect((await getService(access, service.id)).environment).toBe("staging");
  });

  it("needs to know what was seen, and refuses the name of another service", async () => {
    const service = await makeService(access, "mail");
    expect((await send(PATCH, "max", { changes: { name: "post" }, seen: {} }, service.id)).body).toMatchObject({ path: "seen.name" });
    const taken = await send(PATCH, "max", { changes: { name: "CHECKOUT service" }, seen: { name: "mail" } }, service.id);
    expect(taken.body).toMatchObject({ status: 422, path: "changes.name", detail: expect.stringContaining("checkout-service") });
  });

  it("finds no service of another team", async () => {
    const other = await makePlanningTeam();
    const changes = { changes: { name: "mine" }, seen: { name: "checkout-service" } };
    expect((await send(PATCH, "max", changes, other.service.id)).status).toBe(404);
  });
});

describe("what the checklists of a service are tailored to", () => {
  const PROFILE = {
    application: "microservices",
    platform: "kubernetes",
    riskTolerance: "balanced",
    facilities: ["git-ops", "prometheus"],
    compliance: ["pci-dss"],
  };

  it("is nothing until somebody says it, then told before and after, and taken back", async () => {
    const service = await makeService(access, "ledger");
    expect(service.profile).toBeNull();
    const set = await send(PATCH, "max", { changes: { profile: PROFILE }, seen: { profile: null } }, service.id);
    expect(set.body).toMatchObject({ profile: PROFILE });
    expect(await lastEvent()).toMatchObject({
      type: "service.changed",
      payload: { changes: { profile: PROFILE }, before: { profile: null } },
    });
    const { rows } = await pool().query("SELECT profile FROM service WHERE id = $1", [service.id]);
    expect(rows).toEqual([{ profile: PROFILE }]);
    const back = await send(PATCH, "max", { changes: { profile: null }, seen: { profile: PROFILE } }, service.id);
    expect(back.body).toMatchObject({ profile: null });
    const unset = await pool().query("SELECT profile IS NULL AS unset FROM service WHERE id = $1", [service.id]);
    expect(unset.rows).toEqual([{ unset: true }]);
  });

  it("is a set of answers: another order is no change, and what was seen may have any", async () => {
    const turned = { ...PROFILE, facilities: ["prometheus", "git-ops", "prometheus"] };
    const made = (await send(POST, "max", { name: "wallet", profile: turned })).body as ServiceDto;
    expect(made.profile).toEqual(PROFILE);
    const before = await countEvents();
    await send(PATCH, "max", { changes: { profile: turned }, seen: { profile: PROFILE } }, made.id);
    expect(await countEvents()).toBe(before);
    const wanted = { ...PROFILE, platform: "paas" };
    const changed = await send(PATCH, "max", { changes: { profile: wanted }, seen: { profile: turned } }, made.id);
    expect(changed.body).toMatchObject({ profile: wanted });
  });

  it("is not overwritten where somebody else was first, and the present state is told", async () => {
    const service = await makeService(access, "vault");
    const first = { ...PROFILE, riskTolerance: "conservative" };
    await send(PATCH, "max", { changes: { profile: first }, seen: { profile: null } }, service.id);
    for (const seen of [null, PROFILE]) {
      const late = await send(PATCH, "max", { changes: { profile: { ...PROFILE, platform: "vms" } }, seen: { profile: seen } }, service.id);
      expect(late).toMatchObject({ status: 409, body: { details: { present: { profile: first } } } });
    }
    expect((await getService(access, service.id)).profile).toEqual(first);
  });

  it("is strict, and for managers", async () => {
    const service = await makeService(access, "quay");
    const { platform: _platform, ...gap } = PROFILE;
    const wrong = [gap, { ...PROFILE, changes: [] }, { ...PROFILE, platform: "mainframe" }, { ...PROFILE, compliance: ["iso"] }];
    for (const profile of wrong) {
      expect((await send(PATCH, "max", { changes: { profile }, seen: { profile: null } }, service.id)).status).toBe(400);
    }
    expect((await send(PATCH, "alice", { changes: { profile: PROFILE }, seen: { profile: null } }, service.id)).status).toBe(403);
    expect((await getService(access, service.id)).profile).toBeNull();
  });
});

describe("the limits of a service", () => {
  const P95 = { metric: "p95", name: null, compare: "relative", unit: "%", better: "lower", proceed: 20, rollBack: 40 };

  it("are none until a manager says them, told before and after, and copied into what is planned from then on", async () => {
    const own = await makePlanningTeam();
    const before = await plan(own);
    const body = { changes: { limits: [P95] }, seen: { limits: [] } };
    const changed = await changeService(own.manager, own.service.id, changeServiceBody.parse(body));
    expect(changed.limits).toEqual([P95]);
    const { rows } = await pool().query("SELECT body FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1", [teamStream(own.id)]);
    expect(JSON.parse(rows[0].body)).toMatchObject({
      type: "service.changed",
      payload: { changes: { limits: [P95] }, before: { limits: [] } },
    });
    const after = await plan(own, { strategy: "canary" });
    const limitsIn = async (id: string) => (await pool().query("SELECT details->'limits' AS l FROM release WHERE id = $1", [id])).rows[0].l;
    expect([await limitsIn(before), await limitsIn(after)]).toEqual([null, [P95]]);
    const { phases } = (await loadForMany(after, [], null))?.state ?? { phases: [] };
    const stages = phases.flatMap(({ stage }) => stage?.criteria?.filter(({ metric }) => metric === "p95") ?? []);
    expect(new Set(stages.map((one) => one.proceed))).toEqual(new Set([20]));
  });

  it("are strict, each once, not overwritten, and for managers", async () => {
    const service = await makeService(access, "dock");
    const { unit: _unit, ...bare } = P95;
    const wrong = [[bare], [{ ...P95, unit: "ms" }], [{ ...P95, rollBack: 10 }], [P95, P95], [{ ...P95, more: 1 }], Array(21).fill(P95)];
    for (const limits of wrong) {
      expect((await send(PATCH, "max", { changes: { limits }, seen: { limits: [] } }, service.id)).status).toBe(400);
    }
    expect((await send(PATCH, "alice", { changes: { limits: [P95] }, seen: { limits: [] } }, service.id)).status).toBe(403);
    await send(PATCH, "max", { changes: { limits: [P95] }, seen: { limits: [] } }, service.id);
    const late = await send(PATCH, "max", { changes: { limits: [] }, seen: { limits: [] } }, service.id);
    expect(late.body).toMatchObject({ status: 409, details: { present: { limits: [P95] } } });
    const again = await send(PATCH, "max", { changes: { limits: [] }, seen: { limits: [P95] } }, service.id);
    expect(again.body).toMatchObject({ limits: [] });
  });
});

describe("archiving a service", () => {
  it("takes it out of the list and frees its name", async () => {
    const service = await makeService(access, "old-service");
    await archiveService(access, service.id);
    expect(await lastEvent()).toMatchObject({ type: "service.archived", payload: { id: service.id, name: "old-service" } });
    expect((await listServices(access)).services.map((one) => one.id)).not.toContain(service.id);
    expect((await makeService(access, "old-service")).id).not.toBe(service.id);
    await expect(archiveService(access, service.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("waits for its open releases", async () => {
    const own = await makePlanningTeam();
    await plan(own);
    await expect(archiveService(own.manager, own.service.id)).rejects.toMatchObject({ code: "wrong-state" });
    expect((await getService(own.manager, own.service.id)).openReleases).toBe(1);
  });
});
