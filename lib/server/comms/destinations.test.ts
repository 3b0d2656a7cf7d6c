import { describe, expect, it } from "vitest";
import { POST as create } from "@/app/api/v1/teams/[team]/destinations/route";
import type { Problem } from "@/lib/contracts/problem";
import { teamEvents } from "@/lib/server/access/testing/events";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { accessOf, makePlanningTeam } from "@/lib/server/release/testing/plan";
import { changeDestination, createDestination, removeDestination, sendTest } from "./destination-commands";
import { getDestination, listDestinations } from "./destinations";
import { messageWorld } from "./testing/world";

const { world, database, receive, add, mailbox, tell, work, deliveries } = messageWorld();
const URL_ = "https://hooks.example.com/services/T0/B0/very-secret";

describe("a destination", () => {
  it("that is a chat keeps its address sealed, and shows its host only", async () => {
    const { id } = await add({ channel: "slack", name: "#deployments", audiences: ["qa", "sre"], url: URL_ });
    const [row] = await database.asSuperuser<{ url: string }>("SELECT * FROM destination");
    expect(row?.url).toMatch(/^v1\.[0-9a-f]{8}\./);
    const told = JSON.stringify([row, await listDestinations(world.admin), await teamEvents(world.team.id)]);
    expect(told).not.toContain("very-secret");
    expect(await getDestination(world.admin, id)).toMatchObject({ name: "#deployments", address: "hooks.example.com", last: null });
    expect((await teamEvents(world.team.id)).at(-1)).toMatchObject({
      type: "destination.created",
      payload: { destination: { id, address: "hooks.example.com", audiences: ["qa", "sre"] } },
    });
  });

  it("is there once for each recipient, and can come back", async () => {
    const { id } = await mailbox("qa@example.com");
    await expect(mailbox("QA@example.com")).rejects.toMatchObject({ code: "invalid", more: { path: "address" } });
    await add({ channel: "slack", name: "A", audiences: ["qa"], url: URL_ });
    await expect(add({ channel: "slack", name: "B", audiences: ["sre"], url: URL_ })).rejects.toMatchObject({ more: { path: "url" } });
    await removeDestination(world.admin, id);
    await mailbox("qa@example.com");
    expect((await listDestinations(world.admin)).destinations).toHaveLength(2);
  });

  it("is changed and removed with an event each; what waited is not sent", async () => {
    const { id } = await mailbox("qa@example.com");
    await changeDestination(world.admin, id, { name: "All of QA", audiences: ["qa", "sre"] });
    world.mail.behave("dies before MAIL");
    const message = await tell();
    await work();
    await removeDestination(world.admin, id);
    expect(await deliveries(message)).toMatchObject([{ status: "cancelled", reason: "The destination was removed." }]);
    expect((await teamEvents(world.team.id)).slice(-2)).toMatchObject([
      { type: "destination.changed", payload: { changes: { name: "All of QA", audiences: ["qa", "sre"] }, before: { name: "QA" } } },
      { type: "destination.removed" },
    ]);
    const [row] = await database.asSuperuser<{ url: null; secret: null }>("SELECT url, secret FROM destination");
    expect(row).toEqual({ url: null, secret: null });
  });

  it("that moved gets what waits at its new address", async () => {
    const { id } = await mailbox("old@example.com");
    world.mail.behave("dies before MAIL", "takes");
    await tell();
    await work();
    await changeDestination(world.admin, id, { name: "QA", audiences: ["qa"], address: "new@example.com" });
    await database.asSuperuser(`UPDATE message_delivery SET "dueAt" = now()`);
    await work();
    expect(world.mail.taken.join()).toContain("To: QA <new@example.com>");
  });

  it("is tried by a test that says it is one", async () => {
    const receiver = await receive(200);
    const { id } = await add({ channel: "slack", name: "#deployments", audiences: ["qa"], url: receiver.url });
    await sendTest(world.admin, id);
    await work();
    expect(receiver.received[0]?.body).toContain("Test: nothing happened to a release");
    expect(await getDestination(world.admin, id)).toMatchObject({ last: { status: "sent", reason: null } });
  });

  it("that is changed or made needs a fresh proof", async () => {
    const { id } = await mailbox("qa@example.com");
    const viewer = { ...world.admin.access.viewer, provedAt: new Date(Date.now() - 16 * 60_000).toISOString() };
    const stale = { ...world.admin, access: { ...world.admin.access, viewer } };
    for (const asked of [
      createDestination(stale, { channel: "email", name: "X", audiences: ["qa"], address: "x@example.com" }),
      changeDestination(stale, id, { name: "X", audiences: ["qa"] }),
    ])
      await expect(asked).rejects.toMatchObject({ code: "proof-needed" });
  });

  it("belongs to its team", async () => {
    const { id } = await mailbox("qa@example.com");
    const other = await makePlanningTeam();
    const foreign = await accessOf(other.id, other.people.max, "integration.manage");
    for (const ask of [getDestination, sendTest, removeDestination])
      await expect(ask(foreign, id)).rejects.toMatchObject({ code: "not-found" });
    const stranger = { channel: "inbox", audiences: ["qa"], member: world.team.people.bob.ref.id } as const;
    await expect(createDestination(foreign, { ...stranger, audiences: ["qa"] })).rejects.toMatchObject({ more: { path: "member" } });
  });
});

describe("the route", () => {
  const mail = { channel: "email", name: "QA", audiences: ["qa"], address: "qa@example.com" };
  it.each([
    [{ ...mail, address: "qa@example.com\r\nBcc: all@example.com" }, "address"],
    [{ ...mail, address: "a@example.com,b@example.com" }, "address"],
    [{ ...mail, name: "QA\r\nBcc: all@example.com" }, "name"],
    [{ ...mail, audiences: [] }, "audiences"],
    [{ ...mail, audiences: ["qa", "qa"] }, "audiences"],
    [{ channel: "slack", name: "S", audiences: ["qa"], url: "javascript:alert(1)" }, "url"],
    [{ channel: "pigeon", name: "S", audiences: ["qa"] }, "channel"],
  ])("refuses %j at %s", async (body, path) => {
    const cookie = await cookieFor(world.team.people.max.ref.id);
    const answer = await call(create, { params: { team: world.team.id }, cookie, body });
    expect([answer.status, (answer.body as Problem).path]).toEqual([400, path]);
  });

  it.each(["max", "adam"] as const)("lets %s add, and nobody without the right", async (who) => {
    const answer = await call(create, {
      params: { team: world.team.id },
      cookie: await cookieFor(world.team.people[who].ref.id),
      body: mail,
    });
    expect(answer.status).toBe(200);
    const alice = await cookieFor(world.team.people.alice.ref.id);
    expect((await call(create, { params: { team: world.team.id }, cookie: alice, body: mail })).status).toBe(403);
  });
});
