import { db } from "@/lib/server/platform/db";
import { log } from "@/lib/server/platform/log";
import { countSweep } from "@/lib/server/platform/metrics";
import { singleton } from "@/lib/server/platform/singleton";
import { executeCommand } from "./commands";

const EVERY_MS = 20_000;
const KEEP_ANSWERS_MS = 72 * 3_600_000;
const OVER = ["draft", "completed", "cancelled", "rolled-back"];

/**
 * Records what time has ended (sign-offs, waivers) on every running release, so that people see it without anybody acting.
 * Several processes may sweep at once: whoever is second finds nothing left.
 */
export async function sweepReleases(): Promise<void> {
  const running = await db().release.findMany({ where: { status: { notIn: OVER } }, select: { id: true } });
  for (const { id } of running) {
    await executeCommand({ access: "system", releaseId: id, command: { type: "clock.sweep" } }).catch((error: unknown) =>
      log.warn({ error: String(error), release: id }, "sweeping a release failed; the next sweep tries again"),
    );
  }
  await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEEP_ANSWERS_MS) } } });
}

/** Starts the sweep of this process. */
export function startSweeping(): void {
  singleton("sweep", () => {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      void sweepReleases()
        .then(() => countSweep("done"))
        .catch((error: unknown) => {
          countSweep("failed");
          log.warn({ error: String(error) }, "sweeping failed; tried again soon");
        })
        .finally(() => {
          isRunning = false;
        });
    }, EVERY_MS);
    timer.unref();
    return timer;
  });
}
