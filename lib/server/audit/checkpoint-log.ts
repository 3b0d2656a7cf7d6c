import { onCommitted } from "@/lib/server/platform/committed";
import { env } from "@/lib/server/platform/env";
import { releaseStream } from "@/lib/server/platform/event-log";
import { log } from "@/lib/server/platform/log";
import { singleton } from "@/lib/server/platform/singleton";
import { type Checkpoint, makeCheckpoint, readHead, readHeads } from "./checkpoint";

const EVERY_MS = 60_000;

/** The ends printed so far: stream to number. */
type Printed = Map<string, number>;

/**
 * Prints the ends of the streams that moved on, signed, into the server's log: every 60 s, and at once after each sign-off.
 * A database administrator cannot reach them there. `npm run audit:verify -- --checkpoints server.log` compares. Not in a demo
 * or test, whose data is thrown away.
 */
export function logCheckpoints(): void {
  if (env().TMINUS_MODE !== "real") return;
  singleton("checkpoints", () => {
    const printed: Printed = new Map();
    const timer = setInterval(() => void logCheckpoint(printed).catch(sayMissed), EVERY_MS);
    timer.unref();
    return { timer, stop: logSignOffs(printed) };
  });
}

/** Prints what moved on since the last time, and notes it in `printed`. */
export async function logCheckpoint(printed: Printed): Promise<void> {
  print(await readHeads(null), printed);
}

/**
 * Prints the end of a release's stream after each commit that holds something about a sign-off: nobody waits for it, and a
 * tick costs a look at its events. Returns how to stop. Source: ARCHITECTURE "The audit".
 */
export function logSignOffs(printed: Printed): () => void {
  return onCommitted(({ releaseId, events }) => {
    if (events.some(({ type }) => type === "sign-off.recorded")) void logRelease(releaseId, printed).catch(sayMissed);
  });
}

async function logRelease(releaseId: string, printed: Printed): Promise<void> {
  const head = await readHead(releaseStream(releaseId));
  if (head) print([head], printed);
}

function print(heads: Checkpoint["heads"], printed: Printed): void {
  const moved = heads.filter(([stream, seq]) => printed.get(stream) !== seq);
  if (moved.length === 0) return;
  log.info({ checkpoint: makeCheckpoint(moved, new Date().toISOString()) }, "checkpoint of the log");
  for (const [stream, seq] of moved) printed.set(stream, seq);
}

function sayMissed(error: unknown): void {
  log.warn({ error: String(error) }, "no checkpoint of the log; the next is tried");
}
