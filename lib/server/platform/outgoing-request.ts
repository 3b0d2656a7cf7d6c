import http from "node:http";
import https from "node:https";
import { Webhook } from "standardwebhooks";
import { env } from "./env";
import { resolveTarget } from "./public-address";

/** From the look-up of the name to the end of the answer. */
export const TIMEOUT_MS = 10_000;
/** An answer is read this far and no further. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** What is posted, with the headers of its kind. */
export type Post = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

export type Message = { readonly id: string; readonly body: string; readonly secrets: readonly string[] };

/** `status` is null without an answer; `problem` says why in words. `hasLeft`: a byte may have reached the receiver. */
export type Answer = {
  readonly status: number | null;
  readonly problem: string | null;
  readonly retryAfterMs: number;
  readonly hasLeft: boolean;
};

/** Headers of Standard Webhooks: one id per message, the time of this attempt, a signature per secret (two while one is replaced). */
export function signedHeaders({ id, body, secrets }: Message, at: Date): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
  };
}

/** Whether webhooks may go into private networks and over plain http: an explicit setting of the installation. */
export const arePrivateTargetsAllowed = (): boolean => env().TMINUS_WEBHOOK_PRIVATE === "allow";

/** Posts one event, signed by Standard Webhooks. */
export function postMessage(url: URL, message: Message): Promise<Answer> {
  const headers = { "content-type": "application/cloudevents+json; charset=utf-8", ...signedHeaders(message, new Date()) };
  return post(url, { body: message.body, headers });
}

/**
 * Posts, once. The name is resolved first, every address of it is checked, and the connection goes to that very
 * address; redirects are not followed. Never throws: what goes wrong is an answer in words.
 */
export async function post(url: URL, message: Post): Promise<Answer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const progress = { hasLeft: false };
  try {
    const target = await within(resolveTarget(url.hostname, arePrivateTargetsAllowed()), signal);
    return await send(url, { message, target, signal, progress });
  } catch (error) {
    return { status: null, problem: problemOf(error, signal), retryAfterMs: 0, ...progress };
  }
}

type Sending = { message: Post; target: { address: string; family: number }; signal: AbortSignal; progress: { hasLeft: boolean } };

function send(url: URL, { message, target, signal, progress }: Sending): Promise<Answer> {
  const client = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(url, {
      method: "POST",
      agent: false,
      signal,
      // Answers whatever is asked with the address that was checked; the name stays for TLS and the Host header.
      lookup: (_host, options, done) => (options.all ? done(null, [target]) : done(null, target.address, target.family)),
      headers: {
        "content-length": Buffer.byteLength(message.body),
        "user-agent": "T-Minus-Webhooks/1",
        ...message.headers,
      },
    });
    // Until the connection stands nothing of the request leaves this process.
    request.once("socket", (socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        progress.hasLeft = true;
      });
    });
    request.once("error", reject);
    request.once("response", (response) => {
      const status = response.statusCode ?? 0;
      const retryAfterMs = waitOf(response.headers["retry-after"]);
      const answer = { status, problem: problemOfStatus(status), retryAfterMs, hasLeft: true };
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.byteLength;
        if (bytes > MAX_ANSWER_BYTES) response.destroy();
      });
      response.once("error", reject);
      // The status was read: an answer that goes on and on, or breaks off, changes nothing about it.
      response.once("close", () => resolve(answer));
    });
    request.end(message.body);
  });
}

/** `Retry-After`, in seconds or as a date. */
function waitOf(header: string | undefined): number {
  if (header === undefined) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}

export function problemOfStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `The answer was a redirect (${status}), which is not followed.`;
  return `The answer was ${status}.`;
}

/** What went wrong with a request, in words. */
export function problemOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `There was no answer within ${TIMEOUT_MS / 1000} seconds.`;
  const { code = "", message } = error as { code?: string; message: string };
  const words: Record<string, string> = {
    ENOTFOUND: "The name of the host leads nowhere.",
    ECONNREFUSED: "Nothing listens at the address.",
    ECONNRESET: "The connection was closed without an answer.",
  };
  return words[code] ?? message.slice(0, 200);
}

/** A look-up cannot be cancelled; it is no longer waited for. */
export function within<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("timeout")), { once: true })),
  ]);
}

/** Whether an incoming message was signed by Standard Webhooks with this secret, not more than five minutes ago. */
export function isSignedByStandard(secret: string, headers: Headers, body: Uint8Array): boolean {
  try {
    new Webhook(secret).verify(Buffer.from(body), Object.fromEntries(headers), { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}
