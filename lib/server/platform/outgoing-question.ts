import http from "node:http";
import https from "node:https";
import { arePrivateTargetsAllowed, problemOf, problemOfStatus, TIMEOUT_MS, within } from "./outgoing-request";
import { resolveTarget } from "./public-address";

/** An answer that is longer is not read. */
const MAX_BYTES = 256 * 1024;

/** What was answered: JSON, whatever the status; or why there is nothing, in words. */
export type Told = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: string };

export type Question = { readonly form: Readonly<Record<string, string>>; readonly headers: Readonly<Record<string, string>> };

/**
 * Asks an address of a team by a form, and reads the JSON that it answers. The same care as with what is posted: the name is resolved first,
 * every address of it is checked, the connection goes to that very one, redirects are not followed. Never throws.
 */
export async function ask(url: URL, question: Question): Promise<Told> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const target = await within(resolveTarget(url.hostname, arePrivateTargetsAllowed()), signal);
    return told(await send(url, { question, target, signal }));
  } catch (error) {
    return { ok: false, problem: problemOf(error, signal) };
  }
}

type Sending = { question: Question; target: { address: string; family: number }; signal: AbortSignal };
type Received = { status: number; text: string | null };

function send(url: URL, { question, target, signal }: Sending): Promise<Received> {
  const client = url.protocol === "https:" ? https : http;
  const body = new URLSearchParams(question.form).toString();
  return new Promise((resolve, reject) => {
    const request = client.request(url, {
      method: "POST",
      agent: false,
      signal,
      lookup: (_host, options, done) => (options.all ? done(null, [target]) : done(null, target.address, target.family)),
      headers: {
        ...question.headers,
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
        "user-agent": "T-Minus-Metrics/1",
      },
    });
    request.once("error", reject);
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.byteLength;
        if (bytes <= MAX_BYTES) chunks.push(chunk);
        else response.destroy();
      });
      response.once("error", reject);
      response.once("close", () => {
        const isWhole = response.complete && bytes <= MAX_BYTES;
        resolve({ status: response.statusCode ?? 0, text: isWhole ? Buffer.concat(chunks).toString("utf8") : null });
      });
    });
    request.end(body);
  });
}

function told({ status, text }: Received): Told {
  // What leads elsewhere or asks for another proof says nothing about the question, whatever stands in its body.
  if ((status >= 300 && status < 400) || status === 401 || status === 403) return { ok: false, problem: problemOfStatus(status) ?? "" };
  if (text === null) return { ok: false, problem: "The answer was too long, or broke off." };
  try {
    return { ok: true, body: JSON.parse(text) };
  } catch {
    return { ok: false, problem: problemOfStatus(status) ?? "The answer is no JSON." };
  }
}
