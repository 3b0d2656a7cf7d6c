import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PUT as showOfIncident } from "@/app/api/v1/incidents/[incident]/status-page/route";
import { PUT as show } from "@/app/api/v1/releases/[release]/status-page/route";
import { GET as readPublic } from "@/app/api/v1/status-pages/[address]/route";
import { POST as open, GET as read } from "@/app/api/v1/teams/[team]/status-page/route";
import type { IncidentCommand } from "@/lib/domain/incident/command";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { TeamAccess } from "@/lib/server/access/team";
import { verifyAudit } from "@/lib/server/audit/verify";
import { declareAlone } from "@/lib/server/comms/testing/world";
import { executeIncident } from "@/lib/server/incident/commands";
import { db } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "@/lib/server/release/commands";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf, makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { closeStatusPage, openStatusPage } from "./commands";
import { findStatusPage } from "./public";

testDatabase();

let team: PlanningTeam;
let admin: TeamAccess;
let release: string;

beforeAll(async () => {
  team = await makePlanningTeam();
  admin = await accessOf(team.id, team.people.adam, "settings.manage");
});
beforeEach(async () => {
  release = await plan(team);
  await db().statusPageRelease.deleteMany();
});

const secretOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";
const look = (secret: string) => findStatusPage(secret, randomUUID());
const subjects = async (secret: string) => {
  const found = await look(secret);
  return found === null || found === "busy" ? found : found.messages.map((one) => one.subject);
};

const choose = async (who: "carol" | "alice", isShown: boolean) =>
  call(show, { method: "PUT", params: { release }, cookie: await cookieFor(team.people[who].ref.id), body: { isShown } });

const run = (who: "carol" | "bob" | "alice", command: ReleaseCommand) =>
  executeCommand({ access: team.people[who].access("message.draft"), releaseId: release, command });

/** Proposes something to customers; the id of the message. */
async function propose(subject: string): Promise<string> {
  const fields = [{ key: "changes" as const, text: `About ${subject}` }];
  const message = { kind: "customer-announcement" as const, slot: null, audiences: ["customers" as const], subject, fields };
  await run("alice", { type: "message.send", message, lackingReason: "Short" });
  return (await loadRelease(release, team.people.alice.ref.id))?.state.messages?.at(-1)?.id ?? "";
}
const approve = (message: string, sendAt?: string) => run("bob", { type: "message.approve", message, ...(sendAt ? { sendAt } : {}) });

describe("a status page", () => {
  it("is not there until an admin opens it, and only an admin does", async () => {
    expect(await look("x".repeat(43))).toBeNull();
    for (const who of ["carol", "max", "vera"] as const) {
      const asked = { params: { team: team.id }, cookie: await cookieFor(team.people[who].ref.id) };
      expect((await call(open, { ...asked, body: {} })).status).toBe(403);
      expect((await call(read, asked)).status).toBe(403);
    }
    expect(await subjects(secretOf(await openStatusPage(admin)))).toEqual([]);
  });

  it("shows what was sent to customers of the releases that were chosen, newest first, and nothing else", async () => {
    const secret = secretOf(await openStatusPage(admin));
    await approve(await propose("Older"));
    await approve(await propose("Newer"));
    await propose("Not approved");
    const later = await propose("Later");
    await approve(later, soon(60));
    await run("carol", {
      type: "message.send",
      message: { kind: "start", slot: null, audiences: ["qa"], subject: "Within the team", fields: [{ key: "stage", text: "T-0" }] },
      lackingReason: "Short",
    });
    expect(await subjects(secret)).toEqual([]);
    expect((await choose("carol", true)).status).toBe(200);
    expect(await subjects(secret)).toEqual(["Newer", "Older"]);
    await executeCommand({ access: "system", releaseId: release, command: { type: "message.leave", message: later } });
    expect(await subjects(secret)).toEqual(["Later", "Newer", "Older"]);

    const page = JSON.stringify(await look(secret));
    for (const { ref } of Object.values(team.people)) expect(page).not.toContain(ref.name);
    expect(page).not.toContain(release);
    expect(Object.keys((await look(secret)) ?? {}).sort()).toEqual(["messages", "notes", "now", "team"]);
    expect((await choose("carol", false)).status).toBe(200);
    expect(await subjects(secret)).toEqual([]);
  });

  it("shows incidents that stand alone by themselves, unless they were taken off", async () => {
    const secret = secretOf(await openStatusPage(admin));
    const incident = await declareAlone({ team });
    const message = {
      kind: "incident-notice" as const,
      slot: null,
      audiences: ["customers" as const],
      subject: "Payments fail",
      fields: [],
    };
    const tell = (who: "bob" | "max", command: IncidentCommand) =>
      executeIncident(team.people[who].access("incident.work"), incident, command);
    const made = await tell("bob", { type: "message.send", message, lackingReason: "Short" });
    await tell("bob", {
      type: "message.send",
      message: { ...message, audiences: ["qa"], subject: "Within the team" },
      lackingReason: "Short",
    });
    expect(await subjects(secret)).toEqual([]);
    await tell("max", { type: "message.approve", message: made.message ?? "" });
    expect(await subjects(secret)).toEqual(["Payments fail"]);
    const page = JSON.stringify(await look(secret));
    for (const { ref } of Object.values(team.people)) expect(page).not.toContain(ref.name);
    expect(page).not.toContain(incident);

    const show = async (who: "bob" | "alice", isShown: boolean) =>
      call(showOfIncident, { method: "PUT", params: { incident }, cookie: await cookieFor(team.people[who].ref.id), body: { isShown } });
    expect((await show("alice", false)).status).toBe(403);
    await Promise.all([show("bob", false), show("bob", false)]);
    expect(await subjects(secret)).toEqual([]);
    expect((await show("bob", true)).status).toBe(200);
    expect(await subjects(secret)).toEqual(["Payments fail"]);
    await show("bob", false);
    const events = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM event WHERE stream = ${`team:${team.id}`} AND body LIKE '%status-page.incident-%'`;
    expect(events[0]?.n).toBe(3);
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("is asked again at its address, and says when it leads nowhere", async () => {
    const secret = secretOf(await openStatusPage(admin));
    const ask = (address: string) => call(readPublic, { params: { address } });
    expect((await ask(secret)).body).toMatchObject({ messages: [], now: expect.any(String) });
    expect((await ask("x".repeat(43))).status).toBe(404);
  });

  it("is filled by whoever may send messages of the release, once however often they say so", async () => {
    expect((await choose("alice", true)).status).toBe(403);
    const count = () => db().statusPageRelease.count();
    await Promise.all([choose("carol", true), choose("carol", true)]);
    expect(await count()).toBe(1);
    const events = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM event WHERE stream = ${`team:${team.id}`} AND body LIKE '%status-page.release-shown%' AND body LIKE ${`%${release}%`}`;
    expect(events[0]?.n).toBe(1);
  });

  it("leads nowhere from its old address once it has a new one, and from none once it is off", async () => {
    const old = secretOf(await openStatusPage(admin));
    const fresh = secretOf(await openStatusPage(admin));
    expect([await look(old), await subjects(fresh)]).toEqual([null, []]);
    const stored = await db().statusPage.findFirst({ select: { tokenHash: true } });
    expect(stored?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    await closeStatusPage(admin);
    expect(await look(fresh)).toBeNull();
    await expect(closeStatusPage(admin)).rejects.toMatchObject({ code: "wrong-state" });
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("answers an address of a visitor 300 times a minute", async () => {
    const visitor = randomUUID();
    const secret = secretOf(await openStatusPage(admin));
    for (let count = 0; count < 300; count += 50) await Promise.all(Array.from({ length: 50 }, () => findStatusPage(secret, visitor)));
    expect(await findStatusPage(secret, visitor)).toBe("busy");
    expect(await subjects(secret)).toEqual([]);
  });
});
