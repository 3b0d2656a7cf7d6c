import { beforeEach, describe, expect, it } from "vitest";
import { GET as getDraft, PUT as saveDraft } from "@/app/api/v1/incidents/[incident]/drafts/[due]/route";
import { POST as testMail } from "@/app/api/v1/incidents/[incident]/drafts/[due]/test-mail/route";
import { POST as approve } from "@/app/api/v1/incidents/[incident]/messages/[message]/approval/route";
import { POST as cancel } from "@/app/api/v1/incidents/[incident]/messages/[message]/cancellation/route";
import { GET as readDeliveries } from "@/app/api/v1/incidents/[incident]/messages/[message]/deliveries/route";
import { GET as readMessage } from "@/app/api/v1/incidents/[incident]/messages/[message]/route";
import { POST as send } from "@/app/api/v1/incidents/[incident]/messages/route";
import { GET as list } from "@/app/api/v1/teams/[team]/communications/route";
import type { CommunicationsDto, DraftDto } from "@/lib/contracts/message";
import { foldIncident } from "@/lib/domain/incident/evolve";
import { nextUpdateAt } from "@/lib/domain/incident/update-clock";
import { addMinutes } from "@/lib/domain/time/instant";
import { verifyAudit } from "@/lib/server/audit/verify";
import { executeIncident } from "@/lib/server/incident/commands";
import { allEvents, findIncident } from "@/lib/server/incident/data";
import type { RouteHandler } from "@/lib/server/platform/route";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import type { PlanningTeam } from "@/lib/server/release/testing/plan";
import { accessOf, makePlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { getInbox } from "./inbox";
import type { SourceId } from "./source-id";
import { declareAlone, messageWorld } from "./testing/world";

const { world, mailbox, add, receive, tellOfIncident, work, deliveries, comeTrue, ...decide } = messageWorld();

/** Each test has an incident of its own. */
beforeEach(async () => {
  world.incident = await declareAlone(world);
});

type Who = keyof PlanningTeam["people"];
const source = (): SourceId => ({ kind: "incident", id: world.incident });
const stateOf = async () => (await findIncident(world.incident)).state;
const ask = async (who: Who, handler: RouteHandler, params: object = {}, body?: unknown, method = body === undefined ? "GET" : "POST") =>
  call(handler, {
    params: { incident: world.incident, ...params },
    cookie: await cookieFor(world.team.people[who].ref.id),
    ...(body === undefined ? {} : { method, body }),
  });
const noticeId = async () => {
  const answer = await call(list, { params: { team: world.team.id }, cookie: await cookieFor(world.team.people.alice.ref.id) });
  const { due } = answer.body as CommunicationsDto;
  return due.find(({ about, message }) => about.id === world.incident && message.kind === "incident-notice")?.message.id ?? "";
};

describe("a message of an incident that stands alone", () => {
  it("goes to its groups by mail, in the thread of the incident, and begins the update clock anew", async () => {
    await mailbox("qa@example.com");
    await mailbox("nobody@example.com", ["management"]);
    const hook = await receive();
    await add({ channel: "webhook", name: "Status", audiences: ["qa"], url: hook.url });
    const id = await tellOfIncident();
    await Promise.all([work(), work()]);
    await work();
    expect(world.mail.taken).toHaveLength(1);
    const [mail = ""] = world.mail.taken;
    expect(mail).toMatch(new RegExp(`^References: <incident\\.${world.incident}@example\\.com>`, "m"));
    expect(mail.replaceAll("=\r\n", "")).toContain(`/incidents/${world.incident}`);
    expect(mail).toContain("P1 Payments fail");
    expect(JSON.parse(hook.received[0]?.body ?? "")).toMatchObject({
      subject: world.incident,
      data: { kind: "incident-notice", incident: { id: world.incident, severity: "P1", title: "Payments fail" } },
    });
    expect(await deliveries(id, source())).toMatchObject([{ status: "sent" }, { status: "sent" }]);
    const state = await stateOf();
    expect(nextUpdateAt(state)).toBe(addMinutes(state.messages?.[0]?.at ?? "", 15));
  });

  it("stands in log, tables and export as one, and folds to the same", async () => {
    const proposed = await tellOfIncident(["customers"]);
    await ask("max", approve, { message: proposed }, { sendAt: soon(60) });
    await ask("bob", cancel, { message: proposed }, { reason: "Wrong" });
    await tellOfIncident(["qa"], soon(60));
    await work();
    await comeTrue();
    await work();
    const { seq: _, ...state } = await stateOf();
    expect(state.messages?.map(({ act, leftAt }) => `${act}${leftAt ? " left" : ""}`)).toEqual([
      "proposed",
      "sent",
      "cancelled",
      "sent",
      "sent left",
    ]);
    expect(foldIncident(await allEvents(world.incident))).toMatchObject(state);
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("that may have arrived waits for a person, who sends it again or lets it be", async () => {
    await mailbox("qa@example.com");
    await mailbox("other@example.com");
    world.mail.behave("dies after the dot");
    const id = await tellOfIncident();
    await work();
    const [one, other] = await deliveries(id, source());
    expect([one, other]).toMatchObject([{ status: "uncertain", needsDecision: true }, { status: "uncertain" }]);
    world.mail.behave("takes");
    if (one && other) {
      await decide.resend(id, one, source());
      await decide.letBe(id, other, source());
    }
    await work();
    expect(await deliveries(id, source())).toMatchObject([
      { status: "sent", needsDecision: false },
      { status: "uncertain", needsDecision: false },
    ]);
    const alice = await ask("alice", readDeliveries, { message: id });
    expect(alice.body).toMatchObject({ whyNotDecide: expect.stringContaining("Only Bob") });
  });

  it("that comes more than a quarter of an hour late asks first, and leaves when somebody says so", async () => {
    await mailbox("qa@example.com");
    const id = await tellOfIncident(["qa"], soon(60));
    await work();
    await comeTrue(16);
    await work();
    const [one] = await deliveries(id, source());
    expect([one?.status, world.mail.taken]).toEqual(["ask", []]);
    if (one) await decide.resend(id, one, source());
    await work();
    expect(world.mail.taken).toHaveLength(1);
    expect((await stateOf()).messages?.at(-1)).toMatchObject({ leftAt: expect.any(String) });
  });

  it("does not leave when it was cancelled before", async () => {
    await mailbox("qa@example.com");
    const id = await tellOfIncident(["qa"], soon(60));
    await work();
    expect((await ask("bob", cancel, { message: id }, { reason: "Wrong" })).status).toBe(200);
    await comeTrue();
    await work();
    expect([await deliveries(id, source()), world.mail.taken]).toEqual([[], []]);
  });

  it("is in the inbox of a member, and leads there", async () => {
    await add({ channel: "inbox", audiences: ["qa"], member: world.team.people.vera.ref.id });
    const id = await tellOfIncident();
    await work();
    const { messages } = await getInbox(await accessOf(world.team.id, world.team.people.vera, "release.read"));
    expect(messages[0]).toMatchObject({
      subject: "Payments fail",
      place: `/communications?incident=${world.incident}&message=${id}`,
      about: "P1 Payments fail",
    });
  });

  it("to customers takes a second person, who may tell", async () => {
    const id = await tellOfIncident(["customers"]);
    expect((await ask("bob", approve, { message: id }, {})).status).toBe(403);
    expect((await ask("alice", approve, { message: id }, {})).status).toBe(403);
    expect((await ask("max", approve, { message: id }, {})).status).toBe(200);
    expect((await ask("vera", readMessage, { message: id })).body).toMatchObject({ message: { act: "sent" }, about: { kind: "incident" } });
  });

  it("is told once where two send what is due at once", async () => {
    const slot = (await stateOf()).declaredAt;
    const message = { kind: "incident-notice", slot, audiences: ["qa"], subject: "Payments", fields: [] };
    const both = await Promise.all((["bob", "max"] as const).map((who) => ask(who, send, {}, { message, lackingReason: "Short" })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect((await stateOf()).messages).toHaveLength(1);
  });

  it("is of its release where it has one", async () => {
    const { people, id: team } = world.team;
    const { declare, requireDeclarer } = await import("@/lib/server/incident/declare");
    const declarer = await requireDeclarer(people.bob.access("incident.work"), team, await plan(world.team));
    world.incident = (await declare(declarer, { title: "Payments fail", severity: "P1", impact: "A third fails." })).id;
    await expect(tellOfIncident()).rejects.toMatchObject({ code: "wrong-state" });
    expect(await noticeId()).toBe("");
  });
});

describe("a draft of one", () => {
  it("is filled from the incident, kept once, and gone when it was sent", async () => {
    const due = await noticeId();
    const draft = (await ask("alice", getDraft, { due })).body as DraftDto;
    expect(draft).toMatchObject({
      subject: "Incident notice: P1 Payments fail",
      about: { kind: "incident" },
      whyNotSend: expect.stringContaining("Only Bob"),
      whyNotPropose: null,
    });
    const body = { expectedVersion: 0, audiences: ["qa"], subject: "", fields: [{ key: "impact", text: "All fail." }] };
    const kept = await Promise.all([ask("alice", saveDraft, { due }, body, "PUT"), ask("bob", saveDraft, { due }, body, "PUT")]);
    expect(kept.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await ask("bob", getDraft, { due })).body).toMatchObject({ version: 1, whyNotSend: null });
    const slot = draft.due.dueAt;
    const message = { kind: "incident-notice", slot, audiences: ["qa"], subject: draft.subject, fields: [] };
    expect((await ask("bob", send, {}, { message, lackingReason: "Short" })).body).toMatchObject({ message: expect.any(String) });
    expect((await ask("bob", getDraft, { due })).status).toBe(404);
  });

  it("goes to whoever writes it as a test, and nothing is kept of that", async () => {
    const answer = await ask("alice", testMail, { due: await noticeId() }, { audiences: ["qa"], subject: "Payments", fields: [] });
    expect(answer.body).toMatchObject({ outcome: "sent" });
    expect(world.mail.taken.at(-1)).toContain("Subject: Test: Payments");
    expect((await stateOf()).seq).toBe(1);
  });
});

it("nobody of another team reads or changes any of it", async () => {
  await mailbox("qa@example.com");
  const id = await tellOfIncident();
  await work();
  const stranger = await makePlanningTeam();
  const cookie = await cookieFor(stranger.people.max.ref.id);
  const [delivery] = await deliveries(id, source());
  const asked = { params: { incident: world.incident, message: id, due: "incident-notice", delivery: delivery?.id ?? "" }, cookie };
  for (const handler of [readMessage, readDeliveries, getDraft]) expect((await call(handler, asked)).status).toBe(404);
  expect((await call(approve, { ...asked, body: {} })).status).toBe(404);
  expect((await call(cancel, { ...asked, body: { reason: "Mine" } })).status).toBe(404);
  const own = await call(list, { params: { team: stranger.id }, cookie });
  expect(own.body).toMatchObject({ due: [], messages: [] });
  await expect(
    executeIncident(stranger.people.max.access("incident.work"), world.incident, { type: "message.leave", message: id }),
  ).rejects.toMatchObject({ code: "not-found" });
  expect((await stateOf()).seq).toBe(2);
});
