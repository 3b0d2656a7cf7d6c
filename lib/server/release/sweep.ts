import { db, pool } from "@/lib/server/platform/db";
import { failureNotice } from "@/lib/server/platform/failure-notice";
import { log } from "@/lib/server/platform/log";
import { countSweep } from "@/lib/server/platform/metrics";
import { singleton } from "@/lib/server/platform/singleton";
import { executeCommand } from "./commands";

const EVERY_MS = 20_000;
/** By the clock of the database, which wrote when they were given. */
const SWEEP_ANSWERS = `DELETE FROM idempotency_key WHERE "createdAt" < now() - interval '72 hours'`;
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
  await pool().query(SWEEP_ANSWERS);
}

const notice = () => failureNotice("sweep", { failing: "sweeping fails; tried again every 20 seconds", working: "sweeping works again" });

/** Starts the sweep of this process. */
export function startSweeping(): void {
  singleton("sweep", () => {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      void sweepReleases()
        .then(() => {
          countSweep("done");
          notice().worked();
        })
        .catch((error: unknown) => {
          countSweep("failed");
          notice().failed(error);
        })
        .finally(() => {
          isRunning = false;
        });
    }, EVERY_MS);
    timer.unref();
    return timer;
  });
}
