/**
 * What the command line knows of the server: one way to ask it, and the exit codes. Node alone, so that a pipeline needs no
 * more than this folder.
 */
import { setTimeout as wait } from "node:timers/promises";

/** 0: go, or done as asked. 1: no-go, or refused. 2: still waiting when the time was up. 3: wrong usage, or no usable answer. */
export const EXIT = { go: 0, noGo: 1, wait: 2, unusable: 3 };

/** Ends the command with a code and a sentence. */
export class Ending extends Error {
  constructor(code, message, data = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

const REQUEST_MS = 15_000;
/** Answers that say nothing about the request: the same one may succeed a moment later. */
const isPassing = (status) => status === 429 || status >= 500;

/** `TMINUS_URL` and `TMINUS_TOKEN`. */
export function settingsOf(env) {
  const { TMINUS_URL: url = "http://localhost:3000", TMINUS_TOKEN: token } = env;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new Ending(EXIT.unusable, "TMINUS_URL is no http(s) address.");
  return { url: url.replace(/\/+$/, ""), token };
}

/** Sends a request and answers its JSON. A refusal is exit code 1; no answer, or one without sense, is 3 and `isPassing`. */
export async function ask({ url, token }, path, { method = "GET", type, body } = {}) {
  if (!token) throw new Ending(EXIT.unusable, "Set TMINUS_TOKEN: npm run token, or Settings, API tokens.");
  const headers = { authorization: `Bearer ${token}`, ...(type ? { "content-type": type } : {}) };
  const response = await send(`${url}/api/v1/${path}`, { method, headers, body });
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  throw refusalOf(response, answer);
}

function refusalOf({ status, headers }, answer) {
  const passing = isPassing(status) || !answer?.code;
  const said = answer?.detail ?? `The server answered ${status}, and not as T-Minus does.`;
  const text = answer?.path ? `${said} (${answer.path})` : said;
  const isRefused = [409, 422].includes(status);
  const retryAfterMs = (Number(headers.get("retry-after")) || 0) * 1_000;
  return Object.assign(new Ending(isRefused ? EXIT.noGo : EXIT.unusable, text, answer ?? {}), { isPassing: passing, retryAfterMs });
}

async function send(address, options) {
  try {
    return await fetch(address, { ...options, redirect: "error", signal: AbortSignal.timeout(REQUEST_MS) });
  } catch (error) {
    const why = error.cause?.code ?? error.cause?.message ?? error.message;
    throw Object.assign(new Ending(EXIT.unusable, `${new URL(address).origin} does not answer: ${why}`), { isPassing: true });
  }
}

/** `90`, `90s`, `30m`, `2h` in milliseconds. */
export function msOf(text) {
  const [, count, unit = "s"] = /^(\d{1,6})([smh]?)$/.exec(text) ?? [];
  if (!count) throw new Ending(EXIT.unusable, `“${text}” is no time. Write it as 90s, 30m or 2h.`);
  return Number(count) * { s: 1_000, m: 60_000, h: 3_600_000 }[unit || "s"];
}

/**
 * Asks a gate until it is a go or a no-go, or the time is up: the last answer. What passes by itself (a restart, a busy
 * database) is waited out; at the end of the time it is the fault.
 */
export async function waitForGate(question, { timeoutMs, intervalMs, onAnswer }) {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const answer = await question().catch((error) => {
      if (!error.isPassing) throw error;
      return error;
    });
    onAnswer(answer);
    if (answer.decision === "go" || answer.decision === "no-go") return answer;
    const left = until - performance.now();
    if (left <= 0 && answer instanceof Error) throw answer;
    if (left <= 0) return answer;
    await wait(Math.min(Math.max(intervalMs, answer.retryAfterMs ?? 0), left));
  }
}
