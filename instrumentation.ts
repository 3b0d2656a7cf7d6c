/** What a web server does when it starts, once per process and before the first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this text when it builds, which keeps Node modules out of other runtimes
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { believeAddresses } = await import("@/lib/server/platform/client-address");
  const { endGracefully } = await import("@/lib/server/platform/shutdown");
  const { closeAllStreams } = await import("@/lib/server/live/stream");
  const { announceFirstRun } = await import("@/lib/server/access/first-run");
  const { startHousekeeping } = await import("@/lib/server/access/housekeeping");
  const { logCheckpoints } = await import("@/lib/server/audit/checkpoint-log");
  const { checkSingleSignOn } = await import("@/lib/server/platform/single-sign-on");
  const { startSweeping } = await import("@/lib/server/release/sweep");
  const { pool } = await import("@/lib/server/platform/db");
  const { watchDatabase } = await import("@/lib/server/platform/database-watch");
  checkSingleSignOn();
  watchDatabase(() => pool().query("SELECT 1"));
  const { startWebhooks } = await import("@/lib/server/webhook/worker");
  const { startMessages } = await import("@/lib/server/comms/worker");
  const { startNotices } = await import("@/lib/server/notice/worker");
  const { startIntegrations } = await import("@/lib/server/integration/worker");
  const { startMetrics } = await import("@/lib/server/metrics/worker");
  const { executeCommand } = await import("@/lib/server/release/commands");
  await offerDirectRoutes();
  const { executeIncident } = await import("@/lib/server/incident/commands");
  believeAddresses();
  startIntegrations(executeCommand);
  startMetrics(executeCommand);
  startWebhooks();
  startMessages({ release: executeCommand, incident: executeIncident });
  startNotices();
  startSweeping();
  startHousekeeping();
  logCheckpoints();
  endGracefully(closeAllStreams);
  void announceFirstRun();
}

/** The routes that are answered before Next (ADR 57), where scripts/lib/serve.mjs finds them. */
async function offerDirectRoutes(): Promise<void> {
  const { answerDirectly } = await import("@/lib/server/platform/direct");
  const { singleton } = await import("@/lib/server/platform/singleton");
  const { PUT: tick } = await import("@/app/api/v1/releases/[release]/items/[item]/status/route");
  const { GET: live } = await import("@/app/api/v1/live/route");
  singleton("answer-directly", () =>
    answerDirectly([
      { method: "PUT", path: "/api/v1/releases/[release]/items/[item]/status", handle: tick },
      { method: "GET", path: "/api/v1/live", handle: live },
    ]),
  );
}
