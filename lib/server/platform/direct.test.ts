import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerDirectly, type DirectRoute } from "./direct";
import type { RouteHandler } from "./route";

/** What the handlers saw. */
const seen: { url: string; params: unknown; body: string; header: string | null }[] = [];
let aborted: Promise<void>;
let cancelled: Promise<void>;
let sendFrame: (text: string) => void;
let endStream: () => void;

const noting = (async (request: Request, { params }: { params: Promise<unknown> }) => {
  const body = request.body ? await request.text() : "";
  seen.push({ url: request.url, params: await params, body, header: request.headers.get("x-forwarded-for") });
  return Response.json({ ok: "ä" }, { status: 201, headers: { "cache-control": "no-store" } });
}) as unknown as RouteHandler;

const streaming = ((request: Request) => {
  let wasCancelled: () => void;
  cancelled = new Promise((resolve) => {
    wasCancelled = resolve;
  });
  const body = new ReadableStream<Uint8Array>({
    cancel: () => wasCancelled(),
    start(controller) {
      sendFrame = (text) => controller.enqueue(new TextEncoder().encode(text));
      endStream = () => controller.close();
      aborted = new Promise((resolve) => request.signal.addEventListener("abort", () => resolve()));
    },
  });
  return Promise.resolve(new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } }));
}) as unknown as RouteHandler;

const ROUTES: DirectRoute[] = [
  { method: "PUT", path: "/api/things/[thing]/parts/[part]", handle: noting },
  { method: "GET", path: "/api/live", handle: streaming },
];

let server: Server;
beforeAll(async () => {
  const answer = answerDirectly(ROUTES);
  server = createServer((incoming, outgoing) => {
    if (!answer(incoming, outgoing)) outgoing.writeHead(299).end("Next");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Sent = { method?: string; headers?: Record<string, string>; body?: string };

async function open(path: string, { method = "PUT", headers = {}, body }: Sent = {}): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sent = request({ host: "127.0.0.1", port, path, method, headers: { ...length, ...headers } });
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return answer;
}

async function ask(path: string, sent?: Sent) {
  const answer = await open(path, sent);
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk;
  return { status: answer.statusCode, headers: answer.headers, text };
}

describe("a request that is answered directly", () => {
  it("reaches the handler as it was sent, and its answer comes back whole", async () => {
    const { status, headers, text } = await ask("/api/things/a%20b/parts/c?x=1", {
      body: '{"a":1}',
      headers: { "x-forwarded-for": "10.0.0.1" },
    });
    expect(seen.at(-1)).toMatchObject({ params: { thing: "a b", part: "c" }, body: '{"a":1}', header: "10.0.0.1" });
    expect(new URL(seen.at(-1)?.url ?? "").search).toBe("?x=1");
    expect([status, text]).toEqual([201, '{"ok":"ä"}']);
    expect(headers).toMatchObject({ "cache-control": "no-store", "content-length": "11" });
  });

  it("may be a stream: frames go out one by one, and its end is told", async () => {
    const answer = await open("/api/live", { method: "GET" });
    for (const text of ["one", "two"]) {
      sendFrame(text);
      const [frame] = await once(answer, "data");
      expect(String(frame)).toBe(text);
    }
    endStream();
    await once(answer.resume(), "end");
  });

  it("may be a stream whose reader goes: the handler is told, and the stream itself", async () => {
    const answer = await open("/api/live", { method: "GET" });
    answer.destroy();
    await expect(Promise.all([aborted, cancelled])).resolves.toBeDefined();
  });
});

describe("is left to Next", () => {
  it.each<[string, string, Sent]>([
    ["another method", "/api/things/a/parts/b", { method: "POST", body: "{}" }],
    ["a path that is none of them", "/api/things/a/parts", { body: "{}" }],
    ["a longer path", "/api/things/a/parts/b/c", { body: "{}" }],
    ["a parameter that is no text", "/api/things/%E0%A4%A/parts/b", { body: "{}" }],
    ["a large body", "/api/things/a/parts/b", { body: "x".repeat(20_000) }],
    ["a body of unknown length", "/api/things/a/parts/b", { headers: { "transfer-encoding": "chunked" } }],
    ["a body with GET", "/api/live", { method: "GET", body: "x" }],
    ["a host that is no name", "/api/things/a/parts/b", { body: "{}", headers: { host: "a b" } }],
  ])("%s", async (_what, path, sent) => {
    const before = seen.length;
    expect((await ask(path, sent)).text).toBe("Next");
    expect(seen).toHaveLength(before);
  });
});
