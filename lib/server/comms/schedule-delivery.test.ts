import { afterEach, describe, expect, it } from "vitest";
import { foldRelease } from "@/lib/domain/release/evolve";
import { verifyAudit } from "@/lib/server/audit/verify";
import { shiftClock } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf, soon } from "@/lib/server/release/testing/plan";
import { letBe } from "./decisions";
import { removeDestination } from "./destination-commands";
import { getInbox, readInbox } from "./inbox";
import { messageWorld } from "./testing/world";

const { world, database, mailbox, add, tell, execute, work, deliveries, comeTrue, ...decide } = messageWorld();
const HOUR_MS = 3_600_000;

afterEach(() => shiftClock(0));

const cancel = (message: string) => execute({ type: "message.cancel", message, reason: "Wrong version" });
const stateOf = async () => (await loadRelease(world.release, world.team.people.carol.ref.id))?.state;

describe("a message with a time", () => {
  it("waits for it, leaves once, and says so in the log", async () => {
    await mailbox("qa@example.com");
    const id = await tell(["qa"], { sendAt: soon(60) });
    await work();
    expect([await deliveries(id), world.mail.taken]).toEqual([[], []]);
    await comeTrue();
    await Promise.all([work(), work()]);
    await work();
    expect(world.mail.taken).toHaveLength(1);
    expect(await deliveries(id)).toMatchObject([{ status: "sent" }]);
    const state = await stateOf();
    expect(state?.messages?.at(-1)).toMatchObject({ id, act: "sent", leftAt: expect.any(String), by: { name: "Carol Tester" } });
    expect(foldRelease(await readEvents(world.release, 0))).toEqual(state);
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
    await expect(cancel(id)).rejects.toThrow("This message has left. Send a correction.");
  });

  it("goes to whoever is in the audience then", async () => {
    await mailbox("first@example.com");
    const gone = await mailbox("gone@example.com");
    const id = await tell(["qa"], { sendAt: soon(60) });
    await work();
    await removeDestination(world.admin, gone.id);
    await mailbox("later@example.com");
    await comeTrue();
    await work();
    expect((await deliveries(id)).map((one) => one.destination.address).toSorted()).toEqual(["first@example.com", "later@example.com"]);
  });

  it("does not leave when it was cancelled before", async () => {
    await mailbox("qa@example.com");
    const id = await tell(["qa"], { sendAt: soon(60) });
    await work();
    await cancel(id);
    await comeTrue();
    await work();
    expect([await deliveries(id), world.mail.taken]).toEqual([[], []]);
  });

  it("is either cancelled or sent where both happen at once, never both", async () => {
    await mailbox("qa@example.com");
    const seen = { cancelled: 0, sent: 0 };
    for (let round = 0; round < 12; round += 1) {
      world.mail.behave("takes");
      const id = await tell(["qa"], { sendAt: soon(60) });
      await work();
      await comeTrue();
      const [cancelled] = await Promise.allSettled(round % 2 ? [cancel(id), work()] : [cancel(id), work(), work()]);
      await work();
      const isCancelled = cancelled.status === "fulfilled";
      expect([world.mail.taken.length, (await deliveries(id)).length]).toEqual(isCancelled ? [0, 0] : [1, 1]);
      seen[isCancelled ? "cancelled" : "sent"] += 1;
    }
    expect(seen.cancelled + seen.sent).toBe(12);
  });

  it("that comes more than a quarter of an hour late asks first, and leaves when somebody says so", async () => {
    await mailbox("qa@example.com");
    await mailbox("other@example.com");
    const id = await tell(["qa"], { sendAt: soon(60) });
    await work();
    await comeTrue(16);
    await work();
    const [one, other] = await deliveries(id);
    expect([one, other]).toMatchObject([
      { status: "ask", needsDecision: true, reason: "It is more than 15 minutes late." },
      { status: "ask" },
    ]);
    expect(world.mail.taken).toEqual([]);
    if (one && other) {
      await decide.resend(id, one);
      await decide.letBe(id, other);
    }
    await work();
    await work();
    expect((await deliveries(id)).map((row) => row.status).toSorted()).toEqual(["cancelled", "sent"]);
    expect(world.mail.taken).toHaveLength(1);
  });
});

describe("a message that was sent at once", () => {
  it("asks first where nobody was there to send it for more than a quarter of an hour", async () => {
    await mailbox("qa@example.com");
    const id = await tell();
    await database.asSuperuser("ALTER TABLE event DISABLE TRIGGER ALL");
    await database.asSuperuser(`UPDATE event SET "recordedAt" = now() - interval '16 minutes' WHERE stream = $1 AND body LIKE $2`, [
      `release:${world.release}`,
      `%${id}%`,
    ]);
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "ask" }]);
    expect(world.mail.taken).toEqual([]);
  });

  it("is sent once and at once however the clocks of the servers jump", async () => {
    await mailbox("qa@example.com");
    const ids = [await tell(["qa"], { sendAt: soon(60) })];
    for (const hours of [2, -2, 0.08, -0.08, 0]) {
      shiftClock(hours * HOUR_MS);
      ids.push(await tell());
      await work();
      await work();
    }
    expect(world.mail.taken).toHaveLength(5);
    await comeTrue();
    for (const hours of [-2, 2, 0]) {
      shiftClock(hours * HOUR_MS);
      await work();
    }
    expect(world.mail.taken).toHaveLength(6);
    for (const id of ids) expect(await deliveries(id)).toMatchObject([{ status: "sent", attempts: 1 }]);
  });

  it("to nobody is sent to nobody", async () => {
    await mailbox("qa@example.com");
    const id = await tell(["management"]);
    await work();
    expect(await deliveries(id)).toEqual([]);
  });
});

describe("an inbox", () => {
  it("of a member has the message; of somebody who left, it fails in words", async () => {
    const member = world.team.people.vera.ref.id;
    await add({ channel: "inbox", audiences: ["qa"], member });
    const id = await tell();
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "sent", destination: { channel: "inbox", name: "Vera Tester" } }]);
    const vera = await accessOf(world.team.id, world.team.people.vera, "release.read");
    expect((await getInbox(vera)).messages).toMatchObject([
      { place: expect.stringContaining(id), subject: "Started", by: "Carol Tester", isRead: false },
    ]);
    await readInbox(vera);
    expect((await getInbox(vera)).messages).toMatchObject([{ isRead: true, about: "checkout-service v2.3.0" }]);
    expect((await getInbox(await accessOf(world.team.id, world.team.people.bob, "release.read"))).messages).toEqual([]);
    await database.asSuperuser(`DELETE FROM membership WHERE "userId" = $1`, [member]);
    const later = await tell();
    await work();
    expect(await deliveries(later)).toMatchObject([{ status: "failed", reason: "Vera Tester is no longer a member of the team." }]);
  });
});

describe("a decision about a delivery", () => {
  it("is for whoever may send, and about that message", async () => {
    await mailbox("qa@example.com");
    world.mail.behave({ at: "RCPT", code: 550 });
    const id = await tell();
    const other = await tell(["management"]);
    await work();
    const [delivery] = await deliveries(id);
    if (!delivery) throw new Error("There is no delivery.");
    const { max, carol } = world.team.people;
    const params = { source: { kind: "release" as const, id: world.release }, message: id, delivery: delivery.id };
    await expect(letBe(max.access("message.send"), params)).rejects.toMatchObject({ code: "not-permitted" });
    await expect(letBe(carol.access("message.send"), { ...params, message: other })).rejects.toMatchObject({ code: "not-found" });
    await letBe(carol.access("message.send"), params);
    expect(await deliveries(id)).toMatchObject([{ status: "failed", needsDecision: false }]);
  });

  it("is not about what was sent", async () => {
    await mailbox("qa@example.com");
    const id = await tell();
    await work();
    const [delivery] = await deliveries(id);
    if (!delivery) throw new Error("There is no delivery.");
    await expect(decide.resend(id, delivery)).rejects.toMatchObject({ code: "wrong-state" });
    await work();
    expect(world.mail.taken).toHaveLength(1);
  });
});
