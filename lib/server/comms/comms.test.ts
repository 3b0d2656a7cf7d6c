import { beforeAll, describe, expect, it } from "vitest";
import { GET as getDraft, PUT as putDraft } from "@/app/api/v1/releases/[release]/drafts/[due]/route";
import { POST as testMail } from "@/app/api/v1/releases/[release]/drafts/[due]/test-mail/route";
import { POST as approve } from "@/app/api/v1/releases/[release]/messages/[message]/approval/route";
import { GET as getMessage } from "@/app/api/v1/releases/[release]/messages/[message]/route";
import { POST as send } from "@/app/api/v1/releases/[release]/messages/route";
import { GET as list } from "@/app/api/v1/teams/[team]/communications/route";
import type { CommunicationsDto, DraftDto, MessageDto } from "@/lib/contracts/message";
import type { Problem } from "@/lib/contracts/problem";
import { foldRelease } from "@/lib/domain/release/evolve";
import { verifyAudit } from "@/lib/server/audit/verify";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";

testDatabase();

let team: PlanningTeam;
const cookies = new Map<string, string>();
const as = async (who: keyof PlanningTeam["people"]): Promise<string> => {
  const known = cookies.get(who) ?? (await cookieFor(team.people[who].ref.id));
  cookies.set(who, known);
  return known;
};

beforeAll(async () => {
  team = await makePlanningTeam();
});

const NOTICE = "pre-notice";
const kept = { audiences: ["engineering", "support"], subject: "", fields: [{ key: "impact", text: "Read-only for a minute" }] };

async function draft(release: string, who: keyof PlanningTeam["people"]) {
  return call(getDraft, { params: { release, due: NOTICE }, cookie: await as(who) });
}

async function save(release: string, who: keyof PlanningTeam["people"], body: object) {
  return call(putDraft, { method: "PUT", params: { release, due: NOTICE }, cookie: await as(who), body: { ...kept, ...body } });
}

describe("the draft of a due message", () => {
  it("follows the release, keeps what somebody writes, and shows a second writer the first one's", async () => {
    const release = await plan(team, { plannedT0: soon(47 * 60), impact: "None" });
    const first = (await draft(release, "alice")).body as DraftDto;
    expect(first).toMatchObject({ version: 0, updatedBy: null, whyNotSend: expect.stringContaining("Only"), due: { standing: "due" } });
    expect(first.fields.find((one) => one.key === "impact")).toEqual({
      key: "impact",
      text: "None",
      live: "None",
      isLive: true,
      isMissing: false,
    });

    const [one, other] = await Promise.all([
      save(release, "alice", { expectedVersion: 0 }),
      save(release, "carol", { expectedVersion: 0 }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const refused = (one.status === 409 ? one : other).body as Problem;
    expect(refused).toMatchObject({ code: "stale", details: { present: { version: 1 } } });
    expect((await draft(release, "vera")).body).toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ key: "impact", text: "Read-only for a minute", live: "None" })]),
    });
    const again = await save(release, "carol", { expectedVersion: 1, fields: [{ key: "impact", text: null }] });
    expect(again.body).toMatchObject({ version: 2, updatedBy: { id: team.people.carol.ref.id } });
    expect((await draft(release, "alice")).body).toMatchObject({
      version: 2,
      fields: expect.arrayContaining([expect.objectContaining({ key: "impact", isLive: true })]),
    });
  });

  it("cannot be tried by mail where there is no mail server, which is said before", async () => {
    const release = await plan(team, { plannedT0: soon(47 * 60) });
    expect((await draft(release, "carol")).body).toMatchObject({ whyNotTest: expect.stringContaining("no mail server") });
    const body = { audiences: ["qa"], subject: "Notice", fields: [] };
    const refused = await call(testMail, { params: { release, due: NOTICE }, cookie: await as("carol"), body });
    expect([refused.status, (refused.body as Problem).detail]).toEqual([422, expect.stringContaining("no mail server")]);
  });

  it("is not there where nothing of this name is due, and not a viewer's to write", async () => {
    const release = await plan(team);
    const answer = await call(getDraft, { params: { release, due: "resolution" }, cookie: await as("alice") });
    expect([answer.status, (answer.body as Problem).detail]).toEqual([404, expect.stringContaining("No such message is due")]);
    expect((await save(release, "vera", { expectedVersion: 0 })).status).toBe(403);
  });
});

describe("the list of a team", () => {
  const kinds = async (who: keyof PlanningTeam["people"], release: string) => {
    const { due } = (await call(list, { params: { team: team.id }, cookie: await as(who) })).body as CommunicationsDto;
    return due.filter((one) => one.about.id === release && one.isMine).map((one) => one.message.kind);
  };

  it("says what is whose to send", async () => {
    const release = await plan(team, { plannedT0: soon(47 * 60) });
    expect(await kinds("carol", release)).toContain(NOTICE);
    expect(await kinds("alice", release)).not.toContain(NOTICE);
    expect(await kinds("vera", release)).toEqual([]);
  });
});

describe("a message", () => {
  const announcement = {
    kind: "customer-announcement",
    slot: null,
    audiences: ["customers"],
    subject: "Discount codes are here",
    fields: [{ key: "changes", text: "Discount codes at checkout" }],
  };

  it("to customers takes a second person, and stands in log, tables and list as one", async () => {
    const release = await plan(team);
    const proposed = await call(send, {
      params: { release },
      cookie: await as("alice"),
      body: { message: announcement, lackingReason: "The rest is on the page" },
    });
    expect(proposed.body).toMatchObject({ events: [{ type: "message.proposed" }] });
    const id = (await loadRelease(release, team.people.alice.ref.id))?.state.messages?.[0]?.id ?? "";
    const own = await call(approve, { params: { release, message: id }, cookie: await as("alice"), body: {} });
    expect(own.status).toBe(403);
    const approved = await call(approve, { params: { release, message: id }, cookie: await as("bob"), body: { sendAt: soon(30) } });
    expect(approved.body).toMatchObject({ events: [{ type: "message.approved" }] });

    const shown = (await call(getMessage, { params: { release, message: id }, cookie: await as("vera") })).body as MessageDto;
    expect(shown).toMatchObject({
      message: { act: "sent", by: { id: team.people.bob.ref.id } },
      fields: announcement.fields,
      lacking: { reason: "The rest is on the page" },
    });
    const all = (await call(list, { params: { team: team.id }, cookie: await as("vera") })).body as CommunicationsDto;
    expect(all.messages.filter((one) => one.about.id === release)).toMatchObject([{ message: { id, act: "sent" } }]);
    expect(all.due.filter((one) => one.about.id === release).map((one) => one.message.kind)).toContain("pre-notice");

    const loaded = await loadRelease(release, team.people.alice.ref.id);
    expect(foldRelease(await readEvents(release, 0))).toEqual(loaded?.state);
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("that was due is told once by two people at the same time, and a third is told so before they try", async () => {
    const release = await plan(team, { plannedT0: soon(47 * 60) });
    const { due } = (await draft(release, "alice")).body as DraftDto;
    const message = { kind: "pre-notice", slot: due.dueAt, audiences: ["customers"], subject: "Notice", fields: [] };
    const body = { message, lackingReason: "All of it is on the page" };
    const both = await Promise.all(
      (["alice", "carol"] as const).map(async (who) => call(send, { params: { release }, cookie: await as(who), body })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const refused = both.find(({ status }) => status === 422)?.body as Problem;
    expect([refused.path, refused.detail]).toEqual([
      "message.slot",
      expect.stringMatching(/ proposed "Notice" on .* It waits for a second/),
    ]);
    const { state } = (await loadRelease(release, team.people.alice.ref.id)) ?? {};
    expect(state?.messages?.map((row) => row.act)).toEqual(["proposed"]);
    expect((await draft(release, "carol")).body).toMatchObject({ whyNotPropose: expect.stringContaining('proposed "Notice"') });
    const free = await call(send, {
      params: { release },
      cookie: await as("alice"),
      body: { ...body, message: { ...message, slot: null } },
    });
    expect(free.status).toBe(200);
  });

  it("with a figure that nobody measured is refused, and nothing is kept", async () => {
    const release = await plan(team);
    const body = { message: { ...announcement, audiences: ["qa"], kind: "start", fields: [{ key: "stage", text: "p95 at 145 ms" }] } };
    const answer = await call(send, { params: { release }, cookie: await as("carol"), body });
    expect([answer.status, (answer.body as Problem).path]).toEqual([422, "message.fields.stage"]);
    expect((await loadRelease(release, team.people.alice.ref.id))?.state.messages).toBeUndefined();
  });
});
