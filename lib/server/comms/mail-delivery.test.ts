import { describe, expect, it } from "vitest";
import { pool } from "@/lib/server/platform/db";
import type { Behaviour } from "./testing/mail-server";
import { messageWorld } from "./testing/world";

const { world, database, mailbox, tell, work, deliveries, resend, letBe, makeDue } = messageWorld();

describe("a message by mail", () => {
  it("goes to each address of its groups by itself, with the same words as text and HTML, in the thread of its release", async () => {
    await mailbox("qa@example.com");
    await mailbox("both@example.com", ["qa", "support"]);
    await mailbox("nobody@example.com", ["management"]);
    const id = await tell(["qa", "support"], { text: "Grüße <b>" });
    await work();
    await work();
    expect(world.mail.taken.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).toSorted()).toEqual([
      "QA <both@example.com>",
      "QA <qa@example.com>",
    ]);
    const [first = "", second = ""] = world.mail.taken;
    expect(first).toMatch(/^From: "T-Minus" <releases@example.com>\r?$/m);
    expect(first).toMatch(/^Subject: Started\r?$/m);
    expect(first).toMatch(new RegExp(`^In-Reply-To: <release\\.${world.release}@example\\.com>`, "m"));
    expect(first).toMatch(new RegExp(`^References: <release\\.${world.release}@example\\.com>`, "m"));
    expect(first).toContain("Content-Type: text/plain");
    expect(first).toContain("Content-Type: text/html");
    expect(first.replaceAll("=\r\n", "")).toContain("Gr=C3=BC=C3=9Fe &lt;b&gt;");
    const ids = [first, second].map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1]);
    expect(new Set(ids).size).toBe(2);
    expect(await deliveries(id)).toMatchObject([
      { status: "sent", attempts: 1, needsDecision: false },
      { status: "sent", attempts: 1, needsDecision: false },
    ]);
  });

  it("is sent once though several processes look at the same moment", async () => {
    await mailbox("one@example.com");
    await mailbox("two@example.com");
    await tell();
    await Promise.all([work(), work(), work()]);
    await Promise.all([work(), work()]);
    expect(world.mail.taken).toHaveLength(2);
  });

  it("is written down as an attempt before its first byte leaves", async () => {
    await mailbox("qa@example.com");
    await tell();
    const seen: unknown[] = [];
    world.mail.onStage = async (stage) => {
      if (stage !== "connected") return;
      const { rows } = await pool().query(
        `SELECT d.status, a.number, a."endedAt" FROM message_delivery d JOIN message_attempt a ON a."deliveryId" = d.id`,
      );
      seen.push(...rows);
    };
    await work();
    expect(seen).toEqual([{ status: "sending", number: 1, endedAt: null }]);
  });
});

type Case = readonly [Behaviour, { readonly status: string; readonly taken: number }];

/** RELIABILITY: only what certainly arrived nowhere is sent again by itself; what may have arrived waits for a person. */
const CASES: readonly Case[] = [
  ["takes", { status: "sent", taken: 1 }],
  ["dies before MAIL", { status: "waiting", taken: 0 }],
  ["dies after MAIL", { status: "waiting", taken: 0 }],
  ["dies after RCPT", { status: "waiting", taken: 0 }],
  ["dies in DATA", { status: "uncertain", taken: 0 }],
  ["dies after the dot", { status: "uncertain", taken: 1 }],
  [
    { at: "MAIL", code: 451 },
    { status: "waiting", taken: 0 },
  ],
  [
    { at: "MAIL", code: 550 },
    { status: "failed", taken: 0 },
  ],
  [
    { at: "RCPT", code: 450 },
    { status: "waiting", taken: 0 },
  ],
  [
    { at: "RCPT", code: 550 },
    { status: "failed", taken: 0 },
  ],
  [
    { at: "DATA", code: 452 },
    { status: "waiting", taken: 0 },
  ],
  [
    { at: "DATA", code: 554 },
    { status: "failed", taken: 0 },
  ],
];

describe("a mail server that", () => {
  it.each(CASES)("%j, then works: the message is %o at first", async (behaviour, first) => {
    await mailbox("qa@example.com");
    world.mail.behave(behaviour, "takes");
    const id = await tell();
    await work();
    expect([await deliveries(id), world.mail.taken]).toMatchObject([[{ status: first.status, attempts: 1 }], { length: first.taken }]);
    await makeDue();
    await work();
    await work();
    const [delivery] = await deliveries(id);
    const isRetried = first.status === "waiting";
    expect(delivery).toMatchObject({ status: isRetried ? "sent" : first.status, attempts: isRetried ? 2 : 1 });
    expect(world.mail.taken).toHaveLength(first.taken + (isRetried ? 1 : 0));
  });

  it("refuses one of three addresses holds up nobody else", async () => {
    for (const name of ["a", "b", "c"]) await mailbox(`${name}@example.com`);
    world.mail.behave("takes", { at: "RCPT", code: 550 }, "takes");
    const id = await tell();
    await work();
    const statuses = (await deliveries(id)).map((one) => one.status);
    expect(statuses.toSorted()).toEqual(["failed", "sent", "sent"]);
    expect((await deliveries(id)).find((one) => one.status === "failed")?.reason).toContain("550");
    expect(world.mail.taken).toHaveLength(2);
  });

  it("cannot be reached for a quarter of an hour leaves the question to a person", async () => {
    await mailbox("qa@example.com");
    world.mail.behave("dies before MAIL");
    const id = await tell();
    for (let round = 0; round < 8; round += 1) {
      await work();
      await makeDue();
    }
    const [asked] = await deliveries(id);
    expect(asked).toMatchObject({ status: "ask", attempts: 6, needsDecision: true, reason: expect.stringContaining("It is late now.") });
    world.mail.behave("takes");
    await work();
    expect(world.mail.taken).toEqual([]);
    if (asked) await resend(id, asked);
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "sent", needsDecision: false, decidedBy: { name: expect.any(String) } }]);
    expect(world.mail.taken).toHaveLength(1);
  });
});

describe("an uncertain delivery", () => {
  it("is sent again only by a person, with the Message-ID it had", async () => {
    await mailbox("qa@example.com");
    world.mail.behave("dies after the dot", "takes");
    const id = await tell();
    await work();
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ status: "uncertain", needsDecision: true, reason: expect.stringContaining("did not say") });
    if (delivery) await resend(id, delivery);
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "sent", attempts: 2 }]);
    const ids = world.mail.taken.map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it("can be let be, and stays what it is", async () => {
    await mailbox("qa@example.com");
    world.mail.behave("dies in DATA", "takes");
    const id = await tell();
    await work();
    const [delivery] = await deliveries(id);
    if (delivery) await letBe(id, delivery);
    await work();
    expect(await deliveries(id)).toMatchObject([
      { status: "uncertain", needsDecision: false, decidedBy: { id: world.team.people.carol.ref.id } },
    ]);
    expect(world.mail.taken).toEqual([]);
  });

  it("is what a crash leaves behind, when its time is over", async () => {
    await mailbox("qa@example.com");
    const id = await tell();
    world.mail.behave({ at: "RCPT", code: 450 }, "takes");
    await work();
    await database.asSuperuser(
      `WITH d AS (UPDATE message_delivery SET status = 'sending', attempts = 2, "dueAt" = now() + interval '60 seconds' RETURNING id)
       INSERT INTO message_attempt ("deliveryId", number, "startedAt") SELECT id, 2, now() FROM d`,
    );
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "sending" }]);
    await makeDue();
    await work();
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "uncertain", attempts: 2, reason: expect.stringContaining("cut off") }]);
    expect(world.mail.taken).toEqual([]);
  });

  it("becomes certain where its attempt ends after all", async () => {
    await mailbox("qa@example.com");
    const id = await tell();
    world.mail.onStage = async (stage) => {
      if (stage !== "dot") return;
      await makeDue();
      await work();
      expect(await deliveries(id)).toMatchObject([{ status: "uncertain" }]);
    };
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "sent", attempts: 1, needsDecision: false }]);
  });
});
