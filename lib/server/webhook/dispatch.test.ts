import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/server/platform/db";
import { sendTest } from "./deliveries";
import { deriveDeliveries } from "./derive";
import { dispatchDue } from "./dispatch";
import { startReceiver } from "./testing/receiver";
import { webhookWorld } from "./testing/world";

const { world, database, receive, make, flag, comment, work, makeDue, log } = webhookWorld();

describe("what happens to a release", () => {
  it("is sent once, signed, as a CloudEvent", async () => {
    const receiver = await receive(204);
    const { id, secret } = await make(receiver.url);
    await flag("Checkout is slow");
    await work();
    await work();
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: "" }] = receiver.received;
    const message = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(message).toMatchObject({
      type: "dev.tminus.flag.raised",
      subject: world.release,
      data: { payload: { text: "Checkout is slow" } },
    });
    expect(headers["content-type"]).toBe("application/cloudevents+json; charset=utf-8");
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
    expect(await log(id)).toMatchObject([{ status: "delivered", attempts: 1, last: { status: 204, isOpen: false } }]);
  });

  it("is sent only where it was asked for, and only from the making of the webhook on", async () => {
    await flag("Before");
    const [words, course] = [await receive(204), await receive(204)];
    await make(words.url);
    await make(course.url, ["course"]);
    await comment("Hello");
    await work();
    expect(words.received.map(({ body }) => JSON.parse(body).data.payload.text)).toEqual(["Hello"]);
    expect(course.received).toEqual([]);
  });

  it("is sent once though several processes look at the same moment", async () => {
    const receiver = await receive(204);
    await make(receiver.url);
    for (const text of ["One", "Two", "Three"]) await flag(text);
    await Promise.all([deriveDeliveries(null), deriveDeliveries(null), deriveDeliveries(null)]);
    const ends = await Promise.all([dispatchDue(), dispatchDue(), dispatchDue()]);
    await Promise.all(ends.flat());
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
  });

  it("is sent after a crash between the change and the delivery, since the log is the outbox", async () => {
    const receiver = await receive(204);
    await make(receiver.url);
    await flag("Nobody derived this");
    expect(await pool().query("SELECT FROM webhook_delivery")).toMatchObject({ rowCount: 0 });
    await work();
    expect(receiver.received).toHaveLength(1);
  });
});

describe("an attempt", () => {
  it("that fails is made again later, with the same id and a new time", async () => {
    const receiver = await receive(500, 302, 204);
    const { id } = await make(receiver.url);
    await flag("Again");
    await work();
    await work();
    expect(receiver.received).toHaveLength(1);
    expect(await log(id)).toMatchObject([{ status: "waiting", attempts: 1, last: { status: 500, problem: "The answer was 500." } }]);
    await makeDue();
    await work();
    expect(await log(id)).toMatchObject([{ last: { status: 302, problem: expect.stringContaining("not followed") } }]);
    await makeDue();
    await work();
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(receiver.received).toHaveLength(3);
    expect(await log(id)).toMatchObject([{ status: "delivered", attempts: 3 }]);
  });

  it("is in the database before its first byte leaves", async () => {
    const seen: unknown[] = [];
    const receiver = await receive((_request, response) => {
      void pool()
        .query(`SELECT d.status, a.number, a."endedAt" FROM webhook_delivery d JOIN webhook_attempt a ON a."deliveryId" = d.id`)
        .then(({ rows }) => {
          seen.push(...rows);
          response.writeHead(204).end();
        });
    });
    await make(receiver.url);
    await flag("Written down");
    await work();
    expect(seen).toEqual([{ status: "sending", number: 1, endedAt: null }]);
  });

  it("that a crash cut off is open in the log and made again after its lease", async () => {
    const receiver = await receive(204);
    const { id } = await make(receiver.url);
    await sendTest(world.admin, id);
    await database.asSuperuser(
      `WITH d AS (UPDATE webhook_delivery SET status = 'sending', attempts = 1, "dueAt" = now() + interval '60 seconds' RETURNING id)
       INSERT INTO webhook_attempt ("deliveryId", number, "startedAt") SELECT id, 1, now() FROM d`,
    );
    await work();
    expect(receiver.received).toEqual([]);
    expect(await log(id)).toMatchObject([{ status: "sending", last: { isOpen: true } }]);
    await makeDue();
    await work();
    expect(receiver.received).toHaveLength(1);
    expect(await log(id)).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });

  it("without an answer fails in words", async () => {
    const receiver = await startReceiver(204);
    const { id } = await make(receiver.url);
    await receiver.stop();
    await sendTest(world.admin, id);
    await work();
    expect(await log(id)).toMatchObject([{ status: "waiting", last: { status: null, problem: "Nothing listens at the address." } }]);
  });

  it("is given up after the tenth", async () => {
    const receiver = await receive(503);
    const { id } = await make(receiver.url);
    await sendTest(world.admin, id);
    for (let round = 0; round < 12; round += 1) {
      await work();
      await database.asSuperuser(`UPDATE webhook_delivery SET "dueAt" = now() - interval '1 second' WHERE status = 'waiting'`);
    }
    expect(receiver.received).toHaveLength(10);
    expect(await log(id)).toMatchObject([{ status: "failed", attempts: 10 }]);
  });

  it("that is answered by an endless body is over with its status", async () => {
    const receiver = await receive((_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write("x".repeat(16_384)));
        response.once("drain", more);
      };
      more();
    });
    const { id } = await make(receiver.url);
    await sendTest(world.admin, id);
    await work();
    expect(await log(id)).toMatchObject([{ status: "delivered" }]);
  });
});
