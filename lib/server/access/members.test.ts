import { beforeAll, describe, expect, it } from "vitest";
import type { AccessRole } from "@/lib/domain/access/roles";
import { foldMembers } from "@/lib/domain/access/team-event";
import { db } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { accessOf, makePlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { changeRole, removeMember } from "./commands";
import { listMembers } from "./data";
import type { TeamAccess } from "./team";
import { eventsAdded, teamEvents } from "./testing/events";
import { makeTeam, type TestPerson } from "./testing/team";

const database = testDatabase();

const asAdmin = (teamId: string, person: TestPerson): Promise<TeamAccess> => accessOf(teamId, person, "member.manage");

async function rolesOf(teamId: string): Promise<Map<string, AccessRole>> {
  const rows = await db().membership.findMany({ where: { teamId }, select: { userId: true, role: true } });
  return new Map(rows.map(({ userId, role }) => [userId, role as AccessRole]));
}

/** Whatever was done, the log and the table must say the same. */
async function expectLogToAgree(teamId: string): Promise<void> {
  expect(foldMembers(await teamEvents(teamId))).toEqual(await rolesOf(teamId));
}

describe("changing a role", () => {
  it("stores it and says so once", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "member" });
    const access = await asAdmin(id, people.ann);
    const added = await eventsAdded(id, () => changeRole(access, people.bob.ref.id, { role: "manager", seen: "member" }));
    expect(added).toEqual([{ type: "member.role-changed", payload: { person: people.bob.ref, from: "member", to: "manager" } }]);
    expect((await rolesOf(id)).get(people.bob.ref.id)).toBe("manager");
    await expectLogToAgree(id);
  });

  it("changes nothing for the role that somebody has", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "member" });
    const access = await asAdmin(id, people.ann);
    expect(await eventsAdded(id, () => changeRole(access, people.bob.ref.id, { role: "member", seen: "member" }))).toEqual([]);
  });

  it("does not overwrite what another admin changed meanwhile", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "viewer" });
    const access = await asAdmin(id, people.ann);
    await expect(changeRole(access, people.bob.ref.id, { role: "manager", seen: "member" })).rejects.toMatchObject({
      code: "stale",
      more: { details: { role: "viewer" } },
    });
    await expectLogToAgree(id);
  });

  it("is never done to oneself, by nobody but an admin, and to nobody of another team", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "manager" });
    const other = await makeTeam({ eve: "member" });
    const access = await asAdmin(id, people.ann);
    await expect(changeRole(access, people.ann.ref.id, { role: "member", seen: "admin" })).rejects.toMatchObject({ code: "not-permitted" });
    await expect(asAdmin(id, people.bob)).rejects.toMatchObject({ code: "not-permitted" });
    await expect(changeRole(access, other.people.eve.ref.id, { role: "admin", seen: "member" })).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await rolesOf(other.id)).get(other.people.eve.ref.id)).toBe("member");
  });

  it("leaves one admin when all demote each other at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, people } = await makeTeam({ ann: "admin", bob: "admin", cem: "admin" });
      const { ann, bob, cem } = people;
      const pairs = [
        [ann, bob],
        [bob, cem],
        [cem, ann],
        [ann, cem],
        [cem, bob],
        [bob, ann],
      ] as const;
      const outcomes = await Promise.allSettled(
        pairs.map(async ([by, of]) => changeRole(await asAdmin(id, by), of.ref.id, { role: "member", seen: "admin" })),
      );
      expect([...(await rolesOf(id)).values()].filter((role) => role === "admin")).toHaveLength(1);
      expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(2);
      await expectLogToAgree(id);
    }
  });

  it("is asked again behind the lock: an admin demoted meanwhile changes nothing", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "admin", cem: "member" });
    const stale = await asAdmin(id, people.bob);
    await changeRole(await asAdmin(id, people.ann), people.bob.ref.id, { role: "member", seen: "admin" });
    await expect(changeRole(stale, people.cem.ref.id, { role: "admin", seen: "member" })).rejects.toMatchObject({ code: "not-permitted" });
  });
});

describe("removing a member", () => {
  it("takes them out at once and keeps who they were in the log", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "manager" });
    const access = await asAdmin(id, people.ann);
    const added = await eventsAdded(id, () => removeMember(access, people.bob.ref.id));
    expect(added).toEqual([{ type: "member.removed", payload: { person: people.bob.ref, role: "manager" } }]);
    await expect(accessOf(id, people.bob, "release.read")).rejects.toMatchObject({ code: "not-found" });
    await expect(removeMember(access, people.bob.ref.id)).rejects.toMatchObject({ code: "not-found" });
    await expectLogToAgree(id);
  });

  it("is never done to oneself", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "admin" });
    await expect(removeMember(await asAdmin(id, people.ann), people.ann.ref.id)).rejects.toMatchObject({ code: "not-permitted" });
  });

  it("leaves one admin when all remove each other at once", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "admin" });
    const pairs = [
      [people.ann, people.bob],
      [people.bob, people.ann],
    ] as const;
    await Promise.allSettled(pairs.map(async ([by, of]) => removeMember(await asAdmin(id, by), of.ref.id)));
    expect([...(await rolesOf(id)).values()]).toEqual(["admin"]);
    await expectLogToAgree(id);
  });
});

describe("SIGNOFF rule 4: a member whom a release cannot do without", () => {
  let team: Awaited<ReturnType<typeof makePlanningTeam>>;
  let access: TeamAccess;
  beforeAll(async () => {
    team = await makePlanningTeam();
    access = await asAdmin(team.id, team.people.adam);
  });

  it("is not removed, and the releases are named", async () => {
    const { alice, bob, carol, max } = team.people;
    const first = await plan(team, { toVersion: "v2.3.0" });
    const roster = [
      { role: "deployer" as const, userId: alice.ref.id },
      { role: "deployer" as const, userId: max.ref.id },
      { role: "approver" as const, userId: bob.ref.id },
      { role: "commander" as const, userId: carol.ref.id },
    ];
    const second = await plan(team, { toVersion: "v2.4.0", roster });
    const both = removeMember(access, bob.ref.id);
    await expect(both).rejects.toMatchObject({
      code: "unsatisfiable",
      detail: expect.stringContaining("checkout-service v2.3.0 and checkout-service v2.4.0"),
      more: { details: { releases: [{ release: first }, { release: second }] } },
    });
    // The second release has two deployers, so only the first needs this one.
    await expect(removeMember(access, alice.ref.id)).rejects.toMatchObject({
      code: "unsatisfiable",
      detail: "Without Alice Tester nobody could sign off checkout-service v2.3.0. Change the roster there first.",
    });
    await expectLogToAgree(team.id);
    expect((await rolesOf(team.id)).has(bob.ref.id)).toBe(true);
  });

  it("SIGNOFF rule 4: is not removed either where the only other one has a disabled account", async () => {
    const { alice, max } = team.people;
    await database.asSuperuser(`UPDATE "user" SET "disabledAt" = now() WHERE id = $1`, [max.ref.id]);
    await expect(removeMember(access, alice.ref.id)).rejects.toMatchObject({ detail: expect.stringContaining("checkout-service v2.4.0") });
    await database.asSuperuser(`UPDATE "user" SET "disabledAt" = NULL WHERE id = $1`, [max.ref.id]);
  });

  it("is removed when no release under way names them, or once those are over", async () => {
    await expect(removeMember(access, team.people.vera.ref.id)).resolves.toBeUndefined();
    await database.asSuperuser(`UPDATE release SET status = 'cancelled' WHERE "teamId" = $1`, [team.id]);
    await expect(removeMember(access, team.people.bob.ref.id)).resolves.toBeUndefined();
  });
});

it("lists people by name, and invitations for admins only", async () => {
  const { id, people } = await makeTeam({ cem: "viewer", ann: "admin", bob: "member" });
  const seenByAdmin = await listMembers(await asAdmin(id, people.ann));
  expect(seenByAdmin.members.map(({ name, role }) => [name, role])).toEqual([
    ["Ann Tester", "admin"],
    ["Bob Tester", "member"],
    ["Cem Tester", "viewer"],
  ]);
  expect(seenByAdmin.canManage).toBe(true);
  expect(await listMembers(await accessOf(id, people.cem, "member.read"))).toMatchObject({ canManage: false, invitations: [] });
});
