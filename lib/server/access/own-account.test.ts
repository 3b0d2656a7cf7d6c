import { describe, expect, it } from "vitest";
import { PUT as changePasswordRoute } from "@/app/api/v1/session/password/route";
import { PATCH as changeProfileRoute } from "@/app/api/v1/session/profile/route";
import { POST as foundTeamRoute } from "@/app/api/v1/teams/route";
import { db } from "@/lib/server/platform/db";
import { hashPassword, verifyPassword } from "@/lib/server/platform/password";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { teamEvents } from "./testing/events";
import { makeTeam } from "./testing/team";
import { openWayBack } from "./way-back";

testDatabase();

const OLD = "the password of before";
const NEW = "a very different password";

async function withPassword(userId: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(OLD) }, select: { id: true } });
}
async function hasPassword(userId: string, password: string): Promise<boolean> {
  const row = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  return verifyPassword(row.passwordHash, password);
}
const lastEvent = async (teamId: string) => (await teamEvents(teamId)).at(-1);

describe("one's own password", () => {
  it("is changed by the present one, ends every other session, and is told to the teams", async () => {
    const { id, people } = await makeTeam({ bob: "member" });
    await withPassword(people.bob.ref.id);
    const [here, elsewhere] = [await cookieFor(people.bob.ref.id), await cookieFor(people.bob.ref.id)];
    const changed = await call(changePasswordRoute, { cookie: here, body: { present: OLD, password: NEW } });
    expect(changed).toMatchObject({ status: 200, body: { sessions: 1 } });
    expect(await hasPassword(people.bob.ref.id, NEW)).toBe(true);
    expect((await call(changePasswordRoute, { cookie: elsewhere, body: { present: NEW, password: OLD } })).status).toBe(401);
    expect(await lastEvent(id)).toMatchObject({ type: "password.changed", payload: { person: people.bob.ref, sessions: 1 } });
  });

  it("stays where the present one is wrong or the new one short, and says which", async () => {
    const { id, people } = await makeTeam({ bob: "member" });
    await withPassword(people.bob.ref.id);
    const cookie = await cookieFor(people.bob.ref.id);
    const before = (await teamEvents(id)).length;
    expect(await call(changePasswordRoute, { cookie, body: { present: "wrong", password: NEW } })).toMatchObject({
      status: 422,
      body: { code: "invalid", path: "present" },
    });
    expect(await call(changePasswordRoute, { cookie, body: { present: OLD, password: "short" } })).toMatchObject({
      status: 400,
      body: { path: "password" },
    });
    expect(await hasPassword(people.bob.ref.id, OLD)).toBe(true);
    expect(await teamEvents(id)).toHaveLength(before);
  });
});

describe("one's own name, initials and zone", () => {
  it("change from now on, and are told to every team with what they were", async () => {
    const { id, people } = await makeTeam({ bob: "member" });
    const { ref } = people.bob;
    const before = await teamEvents(id);
    const cookie = await cookieFor(ref.id);
    const changed = await call(changeProfileRoute, { cookie, body: { name: " Robert Jones ", initials: "RJ", zone: "Europe/London" } });
    expect(changed).toMatchObject({ status: 200, body: { name: "Robert Jones", initials: "RJ", zone: "Europe/London" } });
    const after = await teamEvents(id);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([
      {
        type: "member.profile-changed",
        actor: { id: ref.id, name: ref.name },
        payload: {
          person: ref,
          changes: { name: "Robert Jones", initials: "RJ" },
          before: { name: ref.name, initials: ref.initials },
        },
      },
    ]);
  });

  it("the zone is nobody else's concern, and what stays as it is no change", async () => {
    const { id, people } = await makeTeam({ bob: "viewer" });
    const { ref } = people.bob;
    const before = (await teamEvents(id)).length;
    const cookie = await cookieFor(ref.id);
    expect(await call(changeProfileRoute, { cookie, body: { zone: "Asia/Tokyo", name: ref.name } })).toMatchObject({ status: 200 });
    expect(await call(changeProfileRoute, { cookie, body: { zone: null } })).toMatchObject({ body: { name: ref.name, zone: null } });
    expect(await teamEvents(id)).toHaveLength(before);
  });

  it.each([
    ["name", { name: " " }],
    ["initials", { initials: "rj" }],
    ["initials", { initials: "ROBERT" }],
    ["initials", { initials: "R1" }],
    ["zone", { zone: "Atlantis/Centre" }],
  ])("refuses an unfit %s: %o", async (path, body) => {
    const { people } = await makeTeam({ bob: "member" });
    const answer = await call(changeProfileRoute, { cookie: await cookieFor(people.bob.ref.id), body });
    expect(answer).toMatchObject({ status: 400, body: { path } });
  });
});

describe("another team", () => {
  it("is made by an admin, who is then its only member", async () => {
    const { people } = await makeTeam({ ann: "admin" });
    const cookie = await cookieFor(people.ann.ref.id);
    const made = await call(foundTeamRoute, { cookie, body: { name: "Search" } });
    expect(made).toMatchObject({ status: 200, body: { team: expect.stringMatching(/^search/) } });
    const { team } = made.body as { team: string };
    const found = await db().team.findUniqueOrThrow({
      where: { slug: team },
      select: { id: true, memberships: { select: { userId: true, role: true } } },
    });
    expect(found.memberships).toEqual([{ userId: people.ann.ref.id, role: "admin" }]);
    expect((await teamEvents(found.id)).map((event) => event.type)).toEqual(["team.created", "member.joined"]);
  });

  it.each(["manager", "member", "viewer"] as const)("is not made by a %s", async (role) => {
    const { people } = await makeTeam({ eve: role });
    const teams = await db().team.count();
    expect(await call(foundTeamRoute, { cookie: await cookieFor(people.eve.ref.id), body: { name: "Mine" } })).toMatchObject({
      status: 403,
      body: { code: "not-permitted" },
    });
    expect(await db().team.count()).toBe(teams);
  });
});

describe("a way back for a sole admin", () => {
  it("makes a link that replaces earlier ones, and the log says that the operator did it", async () => {
    const { id, people } = await makeTeam({ ann: "admin" });
    const first = await openWayBack(people.ann.email, null);
    const second = await openWayBack(people.ann.email.toUpperCase(), null);
    expect(second).toMatchObject({ name: people.ann.ref.name, madeAdmin: null });
    expect(second.url).not.toBe(first.url);
    expect(await db().passwordReset.count({ where: { userId: people.ann.ref.id, usedAt: null, expiresAt: { gt: new Date() } } })).toBe(1);
    expect(await lastEvent(id)).toMatchObject({ type: "password-reset.issued", actor: { kind: "system", id: "operator" } });
  });

  it("makes a member, or somebody from outside, an admin of the team that is named", async () => {
    const { id, slug, people } = await makeTeam({ ann: "admin", bob: "viewer" });
    const other = await makeTeam({ zoe: "member" });
    expect(await openWayBack(people.bob.email, slug)).toMatchObject({ madeAdmin: expect.any(String) });
    expect(await openWayBack(other.people.zoe.email, slug)).toMatchObject({ madeAdmin: expect.any(String) });
    expect(await openWayBack(people.bob.email, slug)).toMatchObject({ madeAdmin: null });
    const roles = await db().membership.findMany({ where: { teamId: id }, select: { role: true } });
    expect(roles.map(({ role }) => role)).toEqual(["admin", "admin", "admin"]);
  });

  it("knows nobody and no team that is not there, and leaves nothing behind", async () => {
    const { people } = await makeTeam({ ann: "admin" });
    await expect(openWayBack("nobody@example.com", null)).rejects.toMatchObject({ code: "not-found" });
    await expect(openWayBack(people.ann.email, "no-such-team")).rejects.toMatchObject({ code: "not-found" });
    expect(await db().passwordReset.count({ where: { userId: people.ann.ref.id } })).toBe(0);
  });
});
