import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as publishNotes } from "@/app/api/v1/releases/[release]/release-notes/route";
import { GET } from "@/app/api/v1/releases/[release]/report/route";
import { PUT as writeWords } from "@/app/api/v1/releases/[release]/report/words/[words]/route";
import { PUT as show } from "@/app/api/v1/releases/[release]/status-page/route";
import type { ReportDto } from "@/lib/contracts/report";
import { verifyAudit } from "@/lib/server/audit/verify";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { accessOf, makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { openStatusPage } from "@/lib/server/status-page/commands";
import { findStatusPage } from "@/lib/server/status-page/public";

const database = testDatabase();

type Who = keyof PlanningTeam["people"];
let team: PlanningTeam;
let release: string;

beforeAll(async () => {
  team = await makePlanningTeam();
  release = await plan(team, { changes: [{ kind: "fix", text: "Codes work again" }] });
});

const as = async (who: Who) => ({ cookie: await cookieFor(team.people[who].ref.id) });
const write = async (who: Who, text: string, expectedVersion: number, words = "lessons") =>
  call(writeWords, { method: "PUT", params: { release, words }, body: { text, expectedVersion }, ...(await as(who)) });
const report = async (who: Who): Promise<ReportDto> => (await call(GET, { params: { release }, ...(await as(who)) })).body as ReportDto;
const publish = async (who: Who, digest: string) => call(publishNotes, { params: { release }, body: { digest }, ...(await as(who)) });

/** As if its last gate were closed: the course there is tried elsewhere. */
async function deploy(): Promise<void> {
  await database.asSuperuser("UPDATE release SET status = 'deployed' WHERE id = $1", [release]);
}

describe("words beside the report", () => {
  it("are written by whoever may comment, and the second of two at once is told what the first wrote", async () => {
    expect((await write("vera", "No", 0)).status).toBe(403);
    expect((await write("adam", "No", 0)).status).toBe(403);
    const both = await Promise.all([write("alice", "Rehearse twice", 0), write("bob", "Rehearse", 0)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: "stale", details: { present: 1 } });
    const { written, may } = await report("vera");
    expect(written.find(({ key }) => key === "lessons")).toMatchObject({ latest: { version: 1 }, earlier: [] });
    expect(may.write).toMatch(/^Only a member of the team can write/);
    expect((await report("alice")).may.write).toBeNull();
  });

  it("are events: tables, log and chain agree", async () => {
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
    expect((await report("alice")).log.problems).toEqual([]);
  });

  it.each([
    [{ text: "x".repeat(4_001), expectedVersion: 1 }, 400],
    [{ text: "x" }, 400],
    [{ text: "x", expectedVersion: 1, by: "somebody" }, 400],
  ])("take nothing else (%#)", async (body, status) => {
    const answer = await call(writeWords, { method: "PUT", params: { release, words: "lessons" }, body, ...(await as("alice")) });
    expect(answer.status).toBe(status);
  });
});

describe("publishing the release notes", () => {
  it("is for those who approve what customers read, once it is deployed, and of what they saw", async () => {
    const { notes, may } = await report("bob");
    expect(may.publish).toMatch(/cannot have its notes published/);
    expect((await publish("bob", notes.digest)).status).toBe(422);
    await deploy();
    expect((await publish("alice", notes.digest)).status).toBe(403);
    expect((await write("alice", "Slow on old phones", 0, "known-issues")).status).toBe(200);
    expect((await publish("bob", notes.digest)).body).toMatchObject({ code: "stale" });
    const { notes: seen } = await report("bob");
    expect((await publish("bob", seen.digest)).status).toBe(200);
    const { published } = (await report("bob")).notes;
    expect(published).toMatchObject({ version: 1, by: team.people.bob.ref.name, public: seen.public, internal: seen.internal });
    expect((await publish("carol", seen.digest)).body).toMatchObject({ code: "wrong-state" });
  });

  it("is refused while the public text names somebody of the release", async () => {
    expect((await write("alice", `Ask ${team.people.carol.ref.name}`, 1, "known-issues")).status).toBe(200);
    const { notes, may } = await report("bob");
    expect(notes.notPublic).toEqual([team.people.carol.ref.name]);
    expect(may.publish).toContain(team.people.carol.ref.name);
    expect((await publish("bob", notes.digest)).body).toMatchObject({ code: "invalid", path: "public" });
  });

  it("puts them on the status page where the release is shown, as they were published and without a name", async () => {
    const { url } = await openStatusPage(await accessOf(team.id, team.people.adam, "settings.manage"));
    const look = () => findStatusPage(url.split("/").at(-1) ?? "", randomUUID());
    expect(await look()).toMatchObject({ notes: [] });
    await call(show, { method: "PUT", params: { release }, body: { isShown: true }, ...(await as("carol")) });
    const page = await look();
    expect(page).toMatchObject({
      notes: [
        {
          title: "2.3.0, Unreleased",
          sections: [
            { heading: "Fixed", points: ["Codes work again"] },
            { heading: "Known issues", points: ["Slow on old phones"] },
          ],
        },
      ],
    });
    for (const { ref } of Object.values(team.people)) expect(JSON.stringify(page)).not.toContain(ref.name);
  });
});
