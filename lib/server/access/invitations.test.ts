import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { POST as accept } from "@/app/api/v1/invitations/acceptance/route";
import { signInWithPassword } from "@/lib/server/platform/auth";
import { db } from "@/lib/server/platform/db";
import { hashPassword } from "@/lib/server/platform/password";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { accessOf } from "@/lib/server/release/testing/plan";
import { findInvitation } from "./acceptance";
import { listMembers } from "./data";
import { createPerson } from "./founding";
import { inviteMember, renewInvitation, revokeInvitation } from "./invitations";
import { eventsAdded } from "./testing/events";
import { makeTeam } from "./testing/team";

const database = testDatabase();

const PASSWORD = "launch window";
const invitee = () => ({ name: "Grace Hopper", email: `${randomUUID()}@example.com`, role: "member" as const });
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

async function makeAdminTeam() {
  const team = await makeTeam({ ann: "admin", bob: "member" });
  return { ...team, access: await accessOf(team.id, team.people.ann, "member.manage") };
}

/** Somebody with a password, in no team. */
async function somebody() {
  const email = `${randomUUID()}@example.com`;
  const passwordHash = await hashPassword(PASSWORD);
  const person = await db().$transaction((tx) => createPerson(tx, { name: "Ida Rhodes", email, passwordHash }));
  return { person, email, cookie: await cookieFor(person.id) };
}

const join = (url: string, fields: object = {}, cookie?: string) =>
  call(accept, { body: { token: tokenOf(url), ...fields }, ...(cookie ? { cookie } : {}), headers: { "x-forwarded-for": randomUUID() } });

describe("inviting", () => {
  it("gives a link once, keeps its hash only, and lasts seven days", async () => {
    const { id, access } = await makeAdminTeam();
    const person = invitee();
    let url = "";
    const added = await eventsAdded(id, async () => {
      url = (await inviteMember(access, person)).url;
    });
    expect(url).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
    expect(added).toMatchObject([{ type: "member.invited", payload: { invitation: person } }]);
    const [open] = (await listMembers(access)).invitations;
    expect(open).toMatchObject({ ...person, invitedBy: "Ann Tester", isExpired: false });
    const days = (Date.parse(open?.expiresAt ?? "") - Date.parse(open?.createdAt ?? "")) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    const dump = JSON.stringify(await database.asSuperuser('SELECT * FROM invitation, event WHERE event."teamId" = $1', [id]));
    expect(dump).not.toContain(tokenOf(url));
  });

  it("refuses members and addresses that are invited already, also at once", async () => {
    const { access, people } = await makeAdminTeam();
    await expect(inviteMember(access, { ...invitee(), email: people.bob.email })).rejects.toMatchObject({
      code: "invalid",
      more: { path: "email" },
    });
    const person = invitee();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => inviteMember(access, person)));
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await listMembers(access)).invitations).toHaveLength(1);
  });
});

describe("a link", () => {
  it("is void once it was renewed, taken back, or is too old", async () => {
    const { id, access } = await makeAdminTeam();
    const { url } = await inviteMember(access, invitee());
    const [open] = (await listMembers(access)).invitations;
    const invitation = open?.id ?? "";
    let renewed = "";
    const added = await eventsAdded(id, async () => {
      renewed = (await renewInvitation(access, invitation)).url;
    });
    expect(added).toMatchObject([{ type: "invitation.renewed", payload: { invitation: { id: invitation } } }]);
    expect(await findInvitation(tokenOf(url))).toBeNull();
    expect(await findInvitation(tokenOf(renewed))).toMatchObject({ id: invitation, account: null });

    await db().invitation.updateMany({ where: { id: invitation }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await join(renewed, { name: "Grace", password: PASSWORD })).toMatchObject({ status: 404 });
    expect((await listMembers(access)).invitations).toMatchObject([{ isExpired: true }]);

    const last = (await renewInvitation(access, invitation)).url;
    expect(await eventsAdded(id, () => revokeInvitation(access, invitation))).toMatchObject([{ type: "invitation.revoked" }]);
    expect(await join(last, { name: "Grace", password: PASSWORD })).toMatchObject({ status: 404, body: { code: "not-found" } });
    await expect(renewInvitation(access, invitation)).rejects.toMatchObject({ code: "not-found" });
    await expect(revokeInvitation(access, invitation)).rejects.toMatchObject({ code: "not-found" });
    expect((await listMembers(access)).invitations).toEqual([]);
  });

  it("belongs to its team: another team's admin cannot renew or revoke it", async () => {
    const mine = await makeAdminTeam();
    const other = await makeAdminTeam();
    await inviteMember(mine.access, invitee());
    const [open] = (await listMembers(mine.access)).invitations;
    await expect(renewInvitation(other.access, open?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
    await expect(revokeInvitation(other.access, open?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("accepting", () => {
  it("makes a new person with the invited address and role, who can sign in", async () => {
    const { id, slug, access } = await makeAdminTeam();
    const person = invitee();
    const { url } = await inviteMember(access, person);
    const added = await eventsAdded(id, async () => {
      expect(await join(url, { name: "Grace B. Hopper", password: PASSWORD })).toMatchObject({ status: 200, body: { team: slug } });
    });
    expect(added).toMatchObject([
      { type: "member.joined", payload: { role: "member", person: { name: "Grace B. Hopper", initials: "GH" } } },
    ]);
    const signedIn = await signInWithPassword({ email: person.email, password: PASSWORD }, { address: "10.0.0.1", userAgent: "" });
    expect((await listMembers(access)).members.map((one) => one.id)).toContain(signedIn?.id);
  });

  it("works once, for twenty who open the link at the same moment", async () => {
    const { access } = await makeAdminTeam();
    const { url } = await inviteMember(access, invitee());
    const answers = await Promise.all(Array.from({ length: 20 }, () => join(url, { name: "Grace Hopper", password: PASSWORD })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await listMembers(access)).members).toHaveLength(3);
    expect(await join(url, { name: "Grace Hopper", password: PASSWORD })).toMatchObject({ status: 404 });
  });

  it.each([
    ["name", { password: PASSWORD }],
    ["password", { name: "Grace Hopper" }],
    ["password", { name: "Grace Hopper", password: "too short" }],
  ])("asks a new person for a %s", async (path, fields) => {
    const { access } = await makeAdminTeam();
    const { url } = await inviteMember(access, invitee());
    expect(await join(url, fields)).toMatchObject({ status: 400, body: { path } });
    expect(await findInvitation(tokenOf(url))).not.toBeNull();
  });

  it("lets an existing person join only when signed in as themselves: a link takes no account over", async () => {
    const { access, slug } = await makeAdminTeam();
    const ida = await somebody();
    const other = await somebody();
    const { url } = await inviteMember(access, { ...invitee(), email: ida.email });
    expect(await findInvitation(tokenOf(url))).toMatchObject({ account: { id: ida.person.id } });
    expect(await join(url, { name: "Mallory", password: "another password" })).toMatchObject({ status: 401 });
    expect(await join(url, {}, other.cookie)).toMatchObject({ status: 403, body: { code: "not-permitted" } });
    expect(await join(url, {}, ida.cookie)).toMatchObject({ status: 200, body: { team: slug } });
    expect(await signInWithPassword({ email: ida.email, password: PASSWORD }, { address: "10.0.0.2", userAgent: "" })).not.toBeNull();
  });

  it("slows the guessing of links down, and nothing else from there", async () => {
    const { access } = await makeAdminTeam();
    const { url } = await inviteMember(access, invitee());
    const guess = (token: string) =>
      call(accept, { body: { token, name: "X Y", password: PASSWORD }, headers: { "x-forwarded-for": "10.6.6.6" } });
    for (let index = 0; index < 10; index += 1) expect((await guess(`guess-${index}`)).status).toBe(404);
    expect((await guess("guess")).status).toBe(429);
    expect((await guess(tokenOf(url))).status).toBe(200);
  });
});
