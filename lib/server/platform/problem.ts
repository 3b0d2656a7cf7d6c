import { PROBLEMS, type Problem, type ProblemCode } from "@/lib/contracts/problem";
import type { Refusal } from "@/lib/domain/release/command";
import { log } from "./log";

const IS_FAULT: unique symbol = Symbol.for("tminus.fault");

/** The one fault that server code throws for what a caller can mend. Anything else thrown is ours: 500, or 503 when it is the database. */
export class Fault extends Error {
  /** Next loads modules more than once, and a fault may be thrown by one copy and answered by another. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && IS_FAULT in value;
  }

  readonly [IS_FAULT] = true;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly more: { path?: string; details?: unknown };
  /** Seconds after which the same request may be sent again. */
  readonly retryAfter: number | null;

  constructor(code: ProblemCode, detail: string, more: { path?: string; details?: unknown } = {}, retryAfter: number | null = null) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.more = more;
    this.retryAfter = retryAfter;
  }
}

/** A refusal of the domain as a fault. */
export function faultOf(refusal: Refusal): Fault {
  return new Fault(refusal.code, refusal.message, { path: refusal.path, details: refusal.details });
}

/** problem+json of anything thrown; logs once what is our own failure. */
export function problemResponse(error: unknown): Response {
  const fault = error instanceof Fault ? error : unexpected(error);
  const { status, title } = PROBLEMS[fault.code];
  const body: Problem = { type: `urn:tminus:problem:${fault.code}`, title, status, code: fault.code, detail: fault.detail, ...fault.more };
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (fault.retryAfter !== null) headers.set("retry-after", String(fault.retryAfter));
  return Response.json(body, { status, headers });
}

function unexpected(error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  log.error({ error: message, stack: error instanceof Error ? error.stack : undefined }, "request failed");
  if (isDiskFull(error)) return new Fault("unavailable", DISK_FULL);
  if (isDatabaseDown(error)) return new Fault("unavailable", "The database does not answer. Nothing was changed; try again in a moment.");
  return new Fault(
    "unexpected",
    "The server failed while working on this. Nothing was changed; try again, and tell your administrator if it stays.",
  );
}

const DISK_FULL =
  "The disk of the database is full. Nothing was changed, and what was saved is safe. Tell your administrator to free some space, then try again.";

/** Class 53100 of Postgres; Prisma passes on the words only. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "53100") || /No space left on device|Disk quota exceeded|53100/i.test(error.message);
}

const DOWN = /timeout|ECONNREFUSED|ECONNRESET|EPIPE|terminat|shutting down|starting up|Can't reach database/i;

function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return code.startsWith("08") || code.startsWith("57P") || code === "53300" || DOWN.test(error.message) || DOWN.test(code);
}
