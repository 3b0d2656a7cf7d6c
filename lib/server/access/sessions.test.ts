import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { POST as complete } from "@/app/api/v1/password-resets/completion/route";
import { DELETE as endOne } from "@/app/api/v1/session/[session]/route";
import { DELETE as endOthers } from "@/app/api/v1/session/others/route";
import { POST as prove } from "@/app/api/v1/session/proof/route";
import { GET as getSession } from "@/app/api/v1/session/route";
import type { SessionsDto } from "@/lib/contracts/access";
import { signInWithPassword } from "@/lib/server/platform/auth";
import { db } from "@/lib/server/platform/db";
import { hashPassword } from "@/lib/server/platform/password";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { accessOf } from "@/lib/server/release/testing/plan";
import { endMemberSessions, issuePasswordReset } from "./commands";
import { joinTeam } from "./founding";
import { findReset } from "./password-reset";
import { eventsAdded } from "./testing/events";
import { makeTeam } from "./testing/team";

testDatabase();

const OLD = "the old password";
const NEW = "the new password";
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";
const signIn = (email: string, password: string) => signInWithPassword({ email, password }, { address: randomUUID(), userAgent: "" });
const reset = (url: string, password = NEW) =>
  call(complete, { body: { token: tokenOf(url), password }, headers: { "x-forwarded-for": randomUUID() } });

async function makeAdminTeam() {
  const team = await makeTeam({ ann: "admin", bob: "member" });
  const { ann, bob } = team.people;
  await db().user.update({ where: { id: bob.ref.id }, data: { passwordHash: await hashPassword(OLD) }, select: { id: true } });
  return { ...team, ann, bob, access: await accessOf(team.id, ann, "member.manage") };
}

const sessionsSeenBy = async (cookie: string) => (await call(getSession, { cookie })).body as SessionsDto;

describe("one's own sessions", () => {
  it("are listed, the present one first, and end one by one or all but this", async () => {
    const { bob } = await makeAdminTeam();
    const cookies = [await cookieFor(bob.ref.id), await cookieFor(bob.ref.id), await cookieFor(bob.ref.id)] as const;
    const seen = await sessionsSeenBy(cookies[0]);
    expect(seen.viewer).toMatchObject({ id: bob.ref.id, email: bob.email });
    expect(seen.sessions.map((one) => one.isThis)).toEqual([true, false, false]);
    const session = (await sessionsSeenBy(cookies[1])).sessions[0]?.id ?? "";
    expect((await call(endOne, { method: "DELETE", cookie: cookies[0], params: { session } })).status).toBe(204);
    expect((await call(getSession, { cookie: cookies[1] })).status).toBe(401);
    expect((await sessionsSeenBy(cookies[0])).sessions).toHaveLength(2);
    expect(await call(endOthers, { method: "DELETE", cookie: cookies[0] })).toMatchObject({ body: { sessions: 1 } });
    expect((await call(getSession, { cookie: cookies[2] })).status).toBe(401);
    expect((await call(getSession, { cookie: cookies[0] })).status).toBe(200);
  });

  it("are one's own: somebody else's is not found", async () => {
    const { ann, bob } = await makeAdminTeam();
    const [mine, theirs] = [await cookieFor(ann.ref.id), await cookieFor(bob.ref.id)];
    const session = (await sessionsSeenBy(theirs)).sessions[0]?.id ?? "";
    expect((await call(endOne, { method: "DELETE", cookie: mine, params: { session } })).status).toBe(404);
    expect((await call(endOne, { method: "DELETE", cookie: mine, params: { session: "f".repeat(64) } })).status).toBe(404);
    expect((await call(getSession, { cookie: theirs })).status).toBe(200);
  });
});

it("an admin ends all sessions of a member at once, and the log says how many", async () => {
  const { id, bob, access } = await makeAdminTeam();
  const cookies = [await cookieFor(bob.ref.id), await cookieFor(bob.ref.id)];
  expect(await eventsAdded(id, () => endMemberSessions(access, bob.ref.id))).toEqual([
    { type: "member.signed-out", payload: { person: bob.ref, sessions: 2 } },
  ]);
  for (const cookie of cookies) expect((await call(getSession, { cookie })).status).toBe(401);
  expect(await eventsAdded(id, () => endMemberSessions(access, bob.ref.id))).toEqual([]);
});

describe("a password reset", () => {
  it("sets a new password once, ends every session, and both are in the log", async () => {
    const { id, bob, access } = await makeAdminTeam();
    const cookie = await cookieFor(bob.ref.id);
    let url = "";
    const issued = await eventsAdded(id, async () => {
      url = (await issuePasswordReset(access, bob.ref.id)).url;
    });
    expect(issued).toMatchObject([{ type: "password-reset.issued", payload: { person: bob.ref } }]);
    expect(await findReset(tokenOf(url))).toMatchObject({ email: bob.email });
    const used = await eventsAdded(id, async () => {
      expect(await reset(url)).toMatchObject({ status: 200, body: { email: bob.email } });
    });
    expect(used).toEqual([{ type: "password-reset.used", payload: { person: bob.ref, sessions: 1 } }]);
    expect((await call(getSession, { cookie })).status).toBe(401);
    expect(await signIn(bob.email, OLD)).toBeNull();
    expect(await signIn(bob.email, NEW)).not.toBeNull();
    expect(await reset(url, "a third password")).toMatchObject({ status: 404 });
    expect(await signIn(bob.email, "a third password")).toBeNull();
  });

  it("works once for twenty at the same moment", async () => {
    const { bob, access } = await makeAdminTeam();
    const { url } = await issuePasswordReset(access, bob.ref.id);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(url, `password number ${index}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("is void after a newer link, after 24 hours, and with a short password", async () => {
    const { bob, access } = await makeAdminTeam();
    const first = await issuePasswordReset(access, bob.ref.id);
    const second = await issuePasswordReset(access, bob.ref.id);
    expect(Math.round((Date.parse(second.expiresAt) - Date.now()) / 3_600_000)).toBe(24);
    expect((await reset(first.url)).status).toBe(404);
    expect((await reset(second.url, "too short")).status).toBe(400);
    await db().passwordReset.updateMany({ where: { userId: bob.ref.id, usedAt: null }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await reset(second.url)).status).toBe(404);
    expect(await signIn(bob.email, OLD)).not.toBeNull();
  });

  it("is not made for oneself, for people outside, nor without a fresh proof", async () => {
    const { ann, bob, access } = await makeAdminTeam();
    const stranger = await makeTeam({ eve: "member" });
    await expect(issuePasswordReset(access, ann.ref.id)).rejects.toMatchObject({ code: "not-permitted" });
    await expect(issuePasswordReset(access, stranger.people.eve.ref.id)).rejects.toMatchObject({ code: "not-found" });
    const provedAt = new Date(Date.now() - 15 * 60_000 - 1_000).toISOString();
    const stale = { ...access, access: { ...access.access, viewer: { ...ann.viewer, provedAt } } };
    await expect(issuePasswordReset(stale, bob.ref.id)).rejects.toMatchObject({ code: "proof-needed" });
  });

  it("does not open another team: refused for somebody who also belongs to one that the admin does not administer", async () => {
    const mine = await makeAdminTeam();
    const other = await makeTeam({ zoe: "admin" });
    const doing = { actor: { kind: "system", id: "test", name: "Test", initials: "T" }, occurredAt: new Date().toISOString() } as const;
    await db().$transaction((tx) => joinTeam(tx, { teamId: other.id, person: mine.bob.ref, role: "member", ...doing }));
    await expect(issuePasswordReset(mine.access, mine.bob.ref.id)).rejects.toMatchObject({ code: "not-permitted" });
    await db().$transaction((tx) => joinTeam(tx, { teamId: other.id, person: mine.ann.ref, role: "admin", ...doing }));
    const { url } = await issuePasswordReset(mine.access, mine.bob.ref.id);
    const told = await eventsAdded(other.id, () => reset(url));
    expect(told.map((event) => event.type)).toEqual(["password-reset.used"]);
  });
});

describe("a proof", () => {
  const ageOf = async (userId: string) => {
    const row = await db().session.findFirstOrThrow({ where: { userId }, select: { provedAt: true } });
    return Date.now() - row.provedAt.getTime();
  };

  it("is renewed by the password, for this session", async () => {
    const { bob } = await makeAdminTeam();
    const cookie = await cookieFor(bob.ref.id);
    await db().session.updateMany({ where: { userId: bob.ref.id }, data: { provedAt: new Date(Date.now() - 3_600_000) } });
    expect(await call(prove, { cookie, body: { password: "wrong" } })).toMatchObject({
      status: 422,
      body: { code: "invalid", path: "password" },
    });
    expect(await ageOf(bob.ref.id)).toBeGreaterThan(3_000_000);
    expect((await call(prove, { cookie, body: { password: OLD } })).status).toBe(200);
    expect(await ageOf(bob.ref.id)).toBeLessThan(60_000);
  });

  it("cannot be guessed at: the eighth wrong password is the last for a while, elsewhere goes on", async () => {
    const { bob } = await makeAdminTeam();
    const [found, own] = [await cookieFor(bob.ref.id), await cookieFor(bob.ref.id)];
    for (let guess = 0; guess < 8; guess += 1) await call(prove, { cookie: found, body: { password: `guess ${guess}` } });
    expect((await call(prove, { cookie: found, body: { password: OLD } })).status).toBe(429);
    expect((await call(prove, { cookie: own, body: { password: OLD } })).status).toBe(200);
  });
});
