import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import type { AuditFault, AuditProblem } from "./report";

/** An event as it is stored; hashes in hex, `recordedAt` as the text that was hashed. */
export type StoredEvent = {
  readonly stream: string;
  readonly seq: number;
  readonly teamId: string;
  readonly recordedAt: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly body: string;
};

/** The noted end of a stream. */
export type StreamHead = { readonly stream: string; readonly teamId: string; readonly seq: number; readonly hash: string };

const MAX_SKEW_MS = 5_000;
const FIELDS = "actor,occurredAt,payload,type";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Hash of an event: of the previous one, its number, its time and its text, each on a line. The first follows the hash of its stream's name. */
export function eventHash({ prevHash, seq, recordedAt, body }: Pick<StoredEvent, "prevHash" | "seq" | "recordedAt" | "body">): string {
  return sha256(`${prevHash}\n${seq}\n${recordedAt}\n${body}`);
}

/** Checks one stream, event by event in order; `end` compares with the head. */
export class ChainCheck {
  readonly problems: AuditProblem[] = [];
  private readonly stream: string;
  private readonly head: StreamHead | null;
  private readonly checksClock: boolean;
  private last: Pick<StoredEvent, "seq" | "hash">;

  constructor(stream: string, head: StreamHead | null, { checksClock }: { checksClock: boolean }) {
    this.stream = stream;
    this.head = head;
    this.checksClock = checksClock;
    this.last = { seq: 0, hash: sha256(stream) };
  }

  add(event: StoredEvent): void {
    const { seq, prevHash, hash } = event;
    if (seq !== this.last.seq + 1) this.fault(seq, "missing", missingText(this.last.seq + 1, seq - 1));
    else if (prevHash !== this.last.hash) this.fault(seq, "out-of-chain", `It does not follow event ${seq - 1} as that is now.`);
    if (eventHash(event) !== hash) this.fault(seq, "changed", "Its text, number or time is not what was recorded.");
    if (this.head && event.teamId !== this.head.teamId) this.fault(seq, "wrong-team", "It is filed under another team.");
    this.checkBody(event);
    this.last = { seq, hash };
  }

  end(): void {
    const { seq, hash } = this.last;
    if (!this.head) return this.fault(null, "wrong-end", "The stream has events, and its end is noted nowhere.");
    if (this.head.seq > seq) return this.fault(this.head.seq, "missing", missingText(seq + 1, this.head.seq));
    if (this.head.seq < seq) return this.fault(seq, "wrong-end", `Its end is noted at event ${this.head.seq}, and it goes on to ${seq}.`);
    if (this.head.hash !== hash) this.fault(seq, "wrong-end", "The noted end has another hash than the last event.");
  }

  private checkBody({ seq, body, recordedAt }: StoredEvent): void {
    const event = parse(body);
    if (!event || Object.keys(event).sort().join() !== FIELDS || canonicalText(event) !== body) {
      return this.fault(seq, "not-canonical", "Its text is not the canonical text of an event.");
    }
    const skewMs = Math.abs(Date.parse(String(event.occurredAt)) - Date.parse(recordedAt));
    if (this.checksClock && !(skewMs <= MAX_SKEW_MS)) {
      this.fault(seq, "clock", `It says it happened at ${event.occurredAt}, and was recorded at ${recordedAt}.`);
    }
  }

  private fault(seq: number | null, fault: AuditFault, message: string): void {
    this.problems.push({ stream: this.stream, seq, fault, message });
  }
}

const missingText = (from: number, to: number): string =>
  from === to ? `Event ${from} is missing.` : `Events ${from} to ${to} are missing.`;

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function canonicalText(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}
