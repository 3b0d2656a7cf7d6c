import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { DestinationBody } from "@/lib/contracts/destination";
import { FROM, messageWorld } from "./testing/world";

const { world, receive, add, tell, work, deliveries, makeDue, resend, database } = messageWorld();

type Chat = Exclude<DestinationBody["channel"], "email" | "inbox">;
const CHATS: readonly Chat[] = ["slack", "teams", "webhook"];
const chat = (channel: Chat, url: string) => add({ channel, name: "Releases", audiences: ["qa"], url } as DestinationBody);
const body = (received: { body: string }[]) => JSON.parse(received[0]?.body ?? "null");

describe("a message", () => {
  it("reaches Slack as Block Kit", async () => {
    const receiver = await receive(200);
    await chat("slack", receiver.url);
    const id = await tell(["qa"], { text: "Look <!channel>" });
    await work();
    expect(receiver.received[0]?.headers["content-type"]).toBe("application/json; charset=utf-8");
    const [head] = body(receiver.received).blocks[1].elements;
    expect(body(receiver.received)).toEqual({
      text: "Started",
      unfurl_links: false,
      blocks: [
        { type: "header", text: { type: "plain_text", text: "Deployment started", emoji: false } },
        { type: "context", elements: [{ type: "plain_text", text: expect.stringMatching(/^checkout-service v2\.3\.0 · /), emoji: false }] },
        { type: "section", text: { type: "mrkdwn", text: "*Stage*\nLook &lt;!channel&gt;" } },
        {
          type: "section",
          text: { type: "mrkdwn", text: `<http://localhost:3000/t/${world.team.slug}/releases/${world.release}|Open in T-Minus>` },
        },
        {
          type: "context",
          elements: [{ type: "plain_text", text: "Sent by Carol Tester to QA of Checkout, with T-Minus.", emoji: false }],
        },
      ],
    });
    expect(head.text).toMatch(/\d\d:\d\d GMT$/);
    expect(await deliveries(id)).toMatchObject([
      { status: "sent", destination: { channel: "slack", address: new URL(receiver.url).host } },
    ]);
  });

  it("reaches a workflow of Teams as an Adaptive Card", async () => {
    const receiver = await receive(202);
    await chat("teams", receiver.url);
    const id = await tell();
    await work();
    const [{ contentType, content }] = body(receiver.received).attachments;
    expect([body(receiver.received).type, contentType, content.version]).toEqual([
      "message",
      "application/vnd.microsoft.card.adaptive",
      "1.4",
    ]);
    expect(content.body.map((one: { text: string }) => one.text)).toEqual([
      "Deployment started",
      expect.stringMatching(/^checkout-service v2\.3\.0 · /),
      "Stage",
      "T-0 Deployment",
      "Sent by Carol Tester to QA of Checkout, with T-Minus.",
    ]);
    expect(await deliveries(id)).toMatchObject([{ status: "sent" }]);
  });

  it("reaches another system signed, as a CloudEvent with the id of the message", async () => {
    const receiver = await receive(204);
    const { secret } = await chat("webhook", receiver.url);
    const id = await tell();
    await work();
    const [{ headers, body: text } = { headers: {}, body: "" }] = receiver.received;
    expect(new Webhook(secret ?? "").verify(text, headers as Record<string, string>)).toMatchObject({
      id,
      type: "dev.tminus.message",
      subject: world.release,
      data: { kind: "start", audiences: ["qa"], by: "Carol Tester", fields: [{ key: "stage", label: "Stage", text: "T-0 Deployment" }] },
    });
    expect(() => new Webhook(secret ?? "").verify(`${text} `, headers as Record<string, string>)).toThrow();
    expect(headers["webhook-id"]).toMatch(/^msg_/);
  });
});

type Answer = Parameters<typeof receive>[0];
const answering =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end();
const CASES: readonly (readonly [string, string, Answer])[] = [
  ["429", "waiting", answering(429)],
  ["429 with a wait", "waiting", answering(429, { "retry-after": "90" })],
  ["429 with a wait until it is late", "ask", answering(429, { "retry-after": "1800" })],
  ["500", "waiting", answering(500)],
  ["503", "waiting", answering(503)],
  ["502 of a gateway", "uncertain", answering(502)],
  ["504 of a gateway", "uncertain", answering(504)],
  ["400", "failed", answering(400)],
  ["404", "failed", answering(404)],
  ["410", "failed", answering(410)],
  ["a redirect", "failed", answering(302, { location: "http://127.0.0.1/" })],
  ["a connection that is cut", "uncertain", (request) => void request.socket.destroy()],
];

describe.each(CHATS)("%s that answers with", (channel) => {
  it.each(CASES)("%s: the message is then %s", async (_, status, answer) => {
    const receiver = await receive(answer, 200);
    await chat(channel, receiver.url);
    const id = await tell();
    await work();
    await work();
    expect(await deliveries(id)).toMatchObject([{ status, attempts: 1 }]);
    expect(receiver.received).toHaveLength(1);
    await makeDue();
    await work();
    expect(receiver.received).toHaveLength(status === "waiting" ? 2 : 1);
    expect(await deliveries(id)).toMatchObject([{ status: status === "waiting" ? "sent" : status }]);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });
});

describe("a receiver", () => {
  it("that asks for a wait gets it", async () => {
    const receiver = await receive(answering(429, { "retry-after": "90" }));
    await chat("slack", receiver.url);
    const id = await tell();
    await work();
    const [row] = await database.asSuperuser<{ wait: number }>(
      `SELECT extract(epoch FROM "dueAt" - now())::float AS wait FROM message_delivery WHERE "messageId" = $1`,
      [id],
    );
    expect(row?.wait).toBeGreaterThan(60);
  });

  it("that hangs leaves the message uncertain, and a person sends it again", async () => {
    const receiver = await receive(() => undefined, 200);
    await chat("slack", receiver.url);
    const id = await tell();
    await work();
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ status: "uncertain", reason: "There was no answer within 10 seconds.", needsDecision: true });
    if (delivery) await resend(id, delivery);
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "sent", attempts: 2 }]);
  });

  it("that does not listen was certainly told nothing", async () => {
    const receiver = await receive(200);
    await chat("slack", receiver.url);
    await receiver.stop();
    const id = await tell();
    await work();
    expect(await deliveries(id)).toMatchObject([{ status: "waiting", reason: "Nothing listens at the address." }]);
  });

  it("that hangs holds up no mail", async () => {
    const receiver = await receive((_request, response) => {
      void work().then(() => response.writeHead(200).end());
    });
    await chat("slack", receiver.url);
    await add({ channel: "email", name: "QA", audiences: ["qa"], address: "qa@example.com" });
    await tell();
    await work();
    expect([world.mail.taken.length, receiver.received.length]).toEqual([1, 1]);
    expect(world.mail.taken[0]).toContain(FROM.replace("T-Minus", '"T-Minus"'));
  });
});
