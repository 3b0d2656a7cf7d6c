import { z } from "zod";
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

const stored = z.array(
  z.object({
    id: z.string(),
    command: z.custom<QueueableCommand>((value) => typeof value === "object" && value !== null && "type" in value),
    at: z.number(),
  }),
);

const keyOf = (release: string, person: string): string => `tminus:pending:${release}:${person}`;

/** What this person left unsent on this device, so that a reload or a crash of the browser loses nothing. */
export function readPending(release: string, person: string): Pending[] {
  try {
    const parsed = stored.safeParse(JSON.parse(localStorage.getItem(keyOf(release, person)) ?? "[]"));
    return parsed.success ? parsed.data.map((one) => ({ ...one, state: "waiting" as const })) : [];
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
