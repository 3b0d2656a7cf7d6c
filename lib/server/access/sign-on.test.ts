import { beforeAll, describe, expect, it } from "vitest";
import { GET as getSessions } from "@/app/api/v1/session/route";
import type { AccessRole } from "@/lib/domain/access/roles";
import { db } from "@/lib/server/platform/db";
import { hashPassword } from "@/lib/server/platform/password";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call } from "@/lib/server/platform/testing/request";
import type { TestClaims } from "@/scripts/lib/test-provider.mjs";
import { changeRole } from "./commands";
import { followGroups } from "./follow-groups";
import { createPerson, joinTeam } from "./founding";
import { inviteMember } from "./invitations";
import { requireTeam } from "./team";
import { eventsAdded } from "./testing/events";
import { HOME, refused, somebody, testProvider } from "./testing/provider";
import { TestBrowser } from "./testing/sign-on";
import { makeTeam, type TestTeam } from "./testing/team";

const database = testDatabase();
const provider = testProvider();

let red: TestTeam<"ann">;
let blue: TestTeam<"ben">;

beforeAll(async () => {
  red = await makeTeam({ ann: "admin" }, "Red");
  blue = await makeTeam({ ben: "admin" }, "Blue");
});

async function rolesOf(email: string): Promise<Record<string, string>> {
  const rows = await db().membership.findMany({ where: { user: { email } }, select: { role: true, team: { select: { slug: true } } } });
  return Object.fromEntries(rows.map(({ role, team }) => [team.slug, role]));
}

const personBy = (email: string) => db().user.findUnique({ where: { email }, select: { id: true, name: true, passwordHash: true } });

describe("signing in", () => {
  it("makes the person and the memberships of their groups, one event each, in a session that can be revoked", async () => {
    const { email } = somebody(provider(), { groups: ["everybody", "red-members", "other"] });
    const browser = new TestBrowser();
    const events = await eventsAdded(red.id, async () => expect(await browser.signOn()).toBe(HOME));
    const person = await personBy(email);
    expect(person).toMatchObject({ name: "Olga Petrova", passwordHash: null });
    expect(await rolesOf(email)).toEqual({ red: "member", blue: "viewer" });
    expect(events).toEqual([
      {
        type: "member.joined",
        payload: { person: { id: person?.id, name: "Olga Petrova", initials: "OP" }, role: "member", invitation: null },
      },
    ]);
    expect((await call(getSessions, { cookie: browser.cookie })).status).toBe(200);
    await db().session.updateMany({ where: { userId: person?.id ?? "" }, data: { revokedAt: new Date() } });
    expect((await call(getSessions, { cookie: browser.cookie })).status).toBe(401);
  });

  it("knows somebody by the subject, whatever becomes of their address", async () => {
    const { email, claims } = somebody(provider());
    await new TestBrowser().signOn();
    Object.assign(claims, { email: "another@example.com", email_verified: false, name: "Other" });
    expect(await new TestBrowser().signOn()).toBe(HOME);
    expect(await db().session.count({ where: { user: { email } } })).toBe(2);
    expect(await personBy("another@example.com")).toBeNull();
  });

  it("takes two tabs at the same moment for one person", async () => {
    const { email } = somebody(provider(), { groups: ["everybody"] });
    expect(await Promise.all([new TestBrowser().signOn(), new TestBrowser().signOn()])).toEqual([HOME, HOME]);
    expect(await db().user.count({ where: { email } })).toBe(1);
    expect(await rolesOf(email)).toEqual({ red: "viewer", blue: "viewer" });
  });

  it.each<[string, TestClaims]>([
    ["unverified", { email_verified: false }],
    ["unsaid", { email_verified: undefined }],
    ["verified in words only", { email_verified: "true" }],
    ["no address", { email: "nobody" }],
  ])("makes no account for an address that is %s", async (_, claims) => {
    const { sub } = somebody(provider(), claims);
    expect(await new TestBrowser().signOn()).toBe(refused("no-verified-email"));
    expect(await db().identity.count({ where: { subject: sub } })).toBe(0);
  });

  it("never opens the account of a password by an address, nor one that another subject has", async () => {
    const { email } = somebody(provider());
    const passwordHash = await hashPassword("correct horse battery");
    const holder = await db().$transaction((tx) => createPerson(tx, { name: "Holder", email, passwordHash }));
    expect(await new TestBrowser().signOn()).toBe(refused("address-taken"));
    expect(await db().identity.count({ where: { userId: holder.id } })).toBe(0);

    const first = somebody(provider());
    await new TestBrowser().signOn();
    somebody(provider(), { email: first.email });
    expect(await new TestBrowser().signOn()).toBe(refused("address-taken"));
  });

  it("lets nobody in whom neither a group nor an invitation leads to a team, nor somebody whose account is closed", async () => {
    const { email } = somebody(provider(), { groups: ["strangers"] });
    expect(await new TestBrowser().signOn()).toBe(refused("not-invited"));
    expect(await personBy(email)).toBeNull();
    const admin = await requireTeam(red.people.ann.access("member.manage"), { id: red.id });
    await inviteMember(admin, { name: "Olga Petrova", email, role: "member" });
    expect(await new TestBrowser().signOn()).toBe(HOME);
    await db().user.update({ where: { email }, data: { disabledAt: new Date() }, select: { id: true } });
    expect(await new TestBrowser().signOn()).toBe(refused("disabled"));
  });
});

describe("a change of groups takes effect at the next sign-in", () => {
  it("of the role, of leaving and of coming back, with the events that say so", async () => {
    const { claims, email } = somebody(provider(), { groups: ["red-members", "everybody"] });
    await new TestBrowser().signOn();
    const steps: [unknown, Record<string, string>, string[]][] = [
      [["red-members", "everybody"], { red: "member", blue: "viewer" }, []],
      [["red-managers", "everybody"], { red: "manager", blue: "viewer" }, ["member.role-changed"]],
      [["red-managers"], { red: "manager" }, []],
      ["red-admins", { red: "admin" }, ["member.role-changed"]],
      [undefined, {}, ["member.removed"]],
      [["everybody"], { red: "viewer", blue: "viewer" }, ["member.joined"]],
    ];
    for (const [groups, roles, types] of steps) {
      Object.assign(claims, { groups });
      const events = await eventsAdded(red.id, () => new TestBrowser().signOn());
      expect([await rolesOf(email), events.map((event) => event.type)]).toEqual([roles, types]);
    }
  });

  it("never of what was made by hand, nor of a role that somebody gave by hand", async () => {
    const { claims, email } = somebody(provider(), { groups: ["red-members"] });
    await new TestBrowser().signOn();
    const person = await personBy(email);
    const admin = await requireTeam(red.people.ann.access("member.manage"), { id: red.id });
    await changeRole(admin, person?.id ?? "", { role: "manager", seen: "member" });
    const doing = { actor: { kind: "system", id: "test", name: "Test", initials: "T" }, occurredAt: new Date().toISOString() } as const;
    const ref = { id: person?.id ?? "", name: "Olga Petrova", initials: "OP" };
    await db().$transaction((tx) => joinTeam(tx, { teamId: blue.id, person: ref, role: "member", ...doing }));
    for (const groups of [["everybody"], ["red-admins"], []]) {
      Object.assign(claims, { groups });
      await new TestBrowser().signOn();
      expect(await rolesOf(email)).toEqual({ red: "manager", blue: "member" });
    }
  });

  it("never of the last admin, however many leave at once", async () => {
    const team = await makeTeam<"nobody">({ nobody: "viewer" }, "Green");
    await database.asSuperuser('DELETE FROM membership WHERE "teamId" = $1', [team.id]);
    const admins = [somebody(provider()), somebody(provider())];
    for (const { sub } of admins) {
      provider().signsInAs(sub);
      await new TestBrowser().signOn();
      const userId = (await db().identity.findFirstOrThrow({ where: { subject: sub }, select: { userId: true } })).userId;
      await database.asSuperuser(`INSERT INTO membership ("teamId", "userId", role, source) VALUES ($1, $2, 'admin', 'provider')`, [
        team.id,
        userId,
      ]);
    }
    for (const { sub } of admins) {
      provider().signsInAs(sub);
      expect(await new TestBrowser().signOn()).toBe(HOME);
    }
    const left = await db().membership.findMany({ where: { teamId: team.id }, select: { role: true } });
    expect(left.map(({ role }): AccessRole => role as AccessRole)).toEqual(["admin"]);
  });

  it("not where the provider left the list out because it is too long", async () => {
    const { claims, email } = somebody(provider());
    await new TestBrowser().signOn();
    Object.assign(claims, { groups: undefined });
    const person = await personBy(email);
    const ref = { id: person?.id ?? "", name: "Olga Petrova", initials: "OP" };
    await followGroups(ref, { iss: provider().issuer, sub: "x", groups: undefined, hasTooManyGroups: true });
    expect(await rolesOf(email)).toEqual({ red: "member" });
  });
});

describe("a provider that is down", () => {
  it("leaves sessions as they are, says so at the next sign-in, and is used again when it is back", async () => {
    somebody(provider());
    const browser = new TestBrowser();
    await browser.signOn();
    await provider().goDown();
    expect((await call(getSessions, { cookie: browser.cookie })).status).toBe(200);
    expect(await new TestBrowser().signOn()).toMatch(/error=OAuthSignin/);
    await provider().comeBack();
    expect(await new TestBrowser().signOn()).toBe(HOME);
  });
});
