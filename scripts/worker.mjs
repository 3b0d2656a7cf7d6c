/**
 * `npm run worker`: the work that nobody waits for (what time ends, what is due), in a process of its own. A web server
 * does it too; several of both may run on one database.
 */
import { importApplication } from "./lib/application.mjs";
import { runCommand } from "./lib/command.mjs";
import { chosenDataDir } from "./lib/data-dir.mjs";
import { externalUrls, withDatabase } from "./lib/database.mjs";
import { liveHolder } from "./lib/lock.mjs";
import { watchParent } from "./lib/parent.mjs";
import { PlainError } from "./lib/say.mjs";

function untilAskedToStop() {
  return new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, resolve);
    watchParent(resolve);
    // The work's own timers keep no process alive.
    setInterval(() => {}, 60_000);
  });
}

await runCommand({
  usage: "npm run worker\n  Works on DATABASE_URL, else on the embedded database of a running `npm start`.",
  async work() {
    if (!externalUrls() && !liveHolder(chosenDataDir()))
      throw new PlainError("There is nothing to work on: set DATABASE_URL, or run `npm start`, whose web server does this work itself.");
    await withDatabase("worker", async (urls) => {
      const { startSweeping } = await importApplication({ urls, module: "@/lib/server/release/sweep" });
      const { startWebhooks } = await importApplication({ urls, module: "@/lib/server/webhook/worker" });
      const { startMessages } = await importApplication({ urls, module: "@/lib/server/comms/worker" });
      const { startNotices } = await importApplication({ urls, module: "@/lib/server/notice/worker" });
      const { startIntegrations } = await importApplication({ urls, module: "@/lib/server/integration/worker" });
      const { startMetrics } = await importApplication({ urls, module: "@/lib/server/metrics/worker" });
      const { executeCommand } = await importApplication({ urls, module: "@/lib/server/release/commands" });
      startSweeping();
      startIntegrations(executeCommand);
      startMetrics(executeCommand);
      startWebhooks();
      startMessages(executeCommand);
      startNotices();
      console.log("The worker runs. Ctrl-C stops it.");
      await untilAskedToStop();
    });
    process.exit(0);
  },
});
