import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { log } from "./log";
import type { RouteHandler } from "./route";

/** A route that the web server answers without going through Next (ADR 57). */
export type DirectRoute = {
  readonly method: "GET" | "PUT";
  /** Its folder in `app`, with the parameters in brackets: "/api/v1/releases/[release]". */
  readonly path: string;
  readonly handle: RouteHandler;
};

/** Larger bodies, and those of unknown length, are left to Next. */
const MAX_BODY_BYTES = 16 * 1024;

type Params = Record<string, string>;
type Found = { readonly route: DirectRoute; readonly params: Params };

/** Answers a request and returns true, or returns false where it is one for Next. */
export type AnswerDirectly = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The routes that are called most, handed their requests as Next would hand them: the same handler with the same Request, so that
 * permission, session and input are checked by the same code. Whatever is out of the ordinary is left to Next.
 */
export function answerDirectly(routes: readonly DirectRoute[]): AnswerDirectly {
  const known = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (request, response) => {
    const path = pathOf(request.url ?? "");
    for (const { route, pattern } of known) {
      const match = route.method === request.method ? pattern.exec(path) : null;
      const params = match && paramsOf(match.groups);
      if (!params || !isPlain(request)) continue;
      void answer({ route, params }, request, response).catch((error: unknown) => {
        // Gone in the middle of what it sent: nobody waits for an answer.
        if (request.complete) log.error({ error: String(error), route: route.path }, "a request could not be answered");
        response.destroy();
      });
      return true;
    }
    return false;
  };
}

const pathOf = (url: string): string => url.split("?", 1)[0] ?? "";

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`);
}

/** Null where one is no well-formed text: Next knows what to say of that. */
function paramsOf(groups: Params = {}): Params | null {
  try {
    return Object.fromEntries(Object.entries(groups).map(([key, value]) => [key, decodeURIComponent(value)]));
  } catch {
    return null;
  }
}

function isPlain({ method, headers }: IncomingMessage): boolean {
  if (headers.expect !== undefined || headers["transfer-encoding"] !== undefined || !isHost(headers.host)) return false;
  return method === "GET" ? headers["content-length"] === undefined : Number(headers["content-length"]) <= MAX_BODY_BYTES;
}

const isHost = (host: string | undefined): host is string => host !== undefined && /^[\w.[\]:-]+$/.test(host);

async function answer({ route, params }: Found, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const body = route.method === "GET" ? undefined : await readAll(incoming);
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: route.method,
    headers: headersOf(incoming),
    body,
    signal: gone.signal,
  });
  await send(await route.handle(request, { params: Promise.resolve(params) }), outgoing);
}

async function readAll(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function headersOf({ headers }: IncomingMessage): Headers {
  const found = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) found.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return found;
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers: OutgoingHttpHeaders = Object.fromEntries(response.headers);
  if (isStream(response)) {
    outgoing.writeHead(response.status, headers);
    return pass(response.body, outgoing);
  }
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...headers, "content-length": body.byteLength }).end(body);
}

type Streamed = Response & { readonly body: ReadableStream<Uint8Array> };

function isStream(response: Response): response is Streamed {
  return response.body !== null && (response.headers.get("content-type") ?? "").startsWith("text/event-stream");
}

/**
 * Waits for a reader that is slow, so that the stream knows how far it is behind. Tells the stream itself when the reader has gone: the signal
 * of the request may be collected as garbage once the handler has answered.
 */
async function pass(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  if (outgoing.destroyed) return leave();
  outgoing.once("close", leave);
  outgoing.flushHeaders();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!outgoing.write(next.value) && !outgoing.destroyed) await drained(outgoing);
  }
  outgoing.end();
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off("drain", done);
      outgoing.off("close", done);
      resolve();
    };
    outgoing.once("drain", done);
    outgoing.once("close", done);
  });
}
