import { BASELINE_AHEAD_MINUTES } from "@/lib/domain/metrics/sampling";
import { addMinutes } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { log } from "@/lib/server/platform/log";
import { startRounds } from "@/lib/server/platform/rounds";
import { type Execute, sampleRelease } from "./sample";

const EVERY_MS = 5_000;
const OVER = ["draft", "completed", "cancelled", "rolled-back", "rolling-back"];

/** One round: measures every release of a team with a source whose time it is. One that fails keeps no other from being measured. */
export async function workOnMetrics(execute: Execute): Promise<void> {
  const at = now();
  const releases = await db().release.findMany({
    where: {
      status: { notIn: OVER },
      team: { metricSources: { some: {} } },
      OR: [{ actualT0: { not: null } }, { plannedT0: { lte: addMinutes(at, BASELINE_AHEAD_MINUTES) } }],
      // Measured within the shortest interval: nothing can be due.
      metricRounds: { none: { sampledAt: { gt: addMinutes(at, -1) } } },
    },
    select: { id: true },
  });
  for (const { id } of releases) {
    await sampleRelease(id, execute).catch((error: unknown) =>
      log.warn({ error: String(error), release: id }, "measuring a release failed; the next round tries again"),
    );
  }
}

/** Starts the rounds of this process. */
export function startMetrics(execute: Execute): void {
  startRounds({ name: "metrics", everyMs: EVERY_MS, work: () => workOnMetrics(execute) });
}
