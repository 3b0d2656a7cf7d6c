import { env } from "@/lib/server/platform/env";
import { log } from "@/lib/server/platform/log";
import { singleton } from "@/lib/server/platform/singleton";
import { makeCheckpoint, readHeads } from "./checkpoint";

const EVERY_MS = 60_000;

/**
 * Prints the ends of the streams that moved on, signed, into the server's log every 60 s, where a database administrator
 * cannot reach them. `npm run audit:verify -- --checkpoints server.log` compares. Not in a demo or test, whose data is thrown away.
 */
export function logCheckpoints(): void {
  if (env().TMINUS_MODE !== "real") return;
  singleton("checkpoints", () => {
    const printed = new Map<string, number>();
    const timer = setInterval(() => {
      logCheckpoint(printed).catch((error: unknown) => log.warn({ error: String(error) }, "no checkpoint of the log; the next is tried"));
    }, EVERY_MS);
    timer.unref();
    return timer;
  });
}

/** Prints what moved on since the last time, and notes it in `printed`: stream to number. */
export async function logCheckpoint(printed: Map<string, number>): Promise<void> {
  const heads = (await readHeads(null)).filter(([stream, seq]) => printed.get(stream) !== seq);
  if (heads.length === 0) return;
  log.info({ checkpoint: makeCheckpoint(heads, new Date().toISOString()) }, "checkpoint of the log");
  for (const [stream, seq] of heads) printed.set(stream, seq);
}
