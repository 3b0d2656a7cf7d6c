import type { ReleaseCommand } from "@/lib/domain/release/command";

/** Commands that may wait for a connection: ticks, notes, comments and evidence. Signing, deciding and rolling back never wait. */
export type QueueableCommand = Extract<
  ReleaseCommand,
  { type: "item.set" | "item.note" | "comment.add" | "item.assign" | "item.add-evidence" | "item.remove-evidence" }
>;

export type Pending = {
  /** Also the Idempotency-Key: however often it is sent, it has one effect. */
  readonly id: string;
  readonly command: QueueableCommand;
  /** When the person did it, by this device. */
  readonly at: number;
  readonly state: "sending" | "waiting";
};

type Stored = Pick<Pending, "id" | "command" | "at">;

/** By hand rather than with zod, since the first sight of a room reads this and needs no other parser. */
function isStored(value: unknown): value is Stored {
  if (typeof value !== "object" || value === null || !("id" in value) || !("command" in value) || !("at" in value)) return false;
  const { id, command, at } = value;
  return typeof id === "string" && Number.isFinite(at) && typeof command === "object" && command !== null && "type" in command;
}

const keyOf = (release: string, person: string): string => `tminus:pending:${release}:${person}`;

/** What this person left unsent on this device, so that a reload or a crash of the browser loses nothing. */
export function readPending(release: string, person: string): Pending[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(release, person)) ?? "[]");
    if (!Array.isArray(kept) || !kept.every(isStored)) return [];
    return kept.map(({ id, command, at }) => ({ id, command, at, state: "waiting" }));
  } catch {
    return [];
  }
}

export function writePending(release: string, person: string, pending: readonly Pending[]): void {
  try {
    if (pending.length === 0) localStorage.removeItem(keyOf(release, person));
    else localStorage.setItem(keyOf(release, person), JSON.stringify(pending.map(({ id, command, at }) => ({ id, command, at }))));
  } catch {
    // Storage may be full or forbidden: the commands still wait in this page.
  }
}
