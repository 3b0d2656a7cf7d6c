/**
 * Servers for tests, each in a temporary data folder of its own: a migrated database, or the production build on top of
 * it. What an earlier run that was killed left behind is cleared away first. Types are in test-server.d.mts.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { build, isBuilt } from "./build.mjs";
import { loadSecrets, projectDir } from "./data-dir.mjs";
import { acquireLock, liveHolder } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { runningServer } from "./pg-cluster.mjs";
import { startPostgres } from "./postgres.mjs";
import { endProcess, signal } from "./process-stamp.mjs";
import { runTypeScript } from "./seed.mjs";
import { startWeb } from "./web.mjs";

const prefix = "tminus-server-";
/** Younger folders may belong to a run that has not taken its lock yet. */
const settledMs = 60_000;
const quickSettings = { fsync: "off", full_page_writes: "off", max_connections: 60 };

/** Ends the servers and removes the folders of runs that are no more. */
async function sweep() {
  const parent = realpathSync(tmpdir());
  for (const name of readdirSync(parent).filter((one) => one.startsWith(prefix))) {
    const dataDir = path.join(parent, name);
    const isYoung = Date.now() - statSync(dataDir).mtimeMs < settledMs;
    if (isYoung || liveHolder(dataDir)) continue;
    const left = runningServer(path.join(dataDir, "pgdata"));
    if (left) await endProcess(left, 500);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A free port of the loopback address. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen({ port: 0, host: "127.0.0.1" }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A migrated database in a temporary folder, gone after `stop()`.
 */
export async function startTestDatabase({ settings = {} } = {}) {
  await sweep();
  const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), prefix));
  const lock = await acquireLock({ dataDir, purpose: "tests" });
  const server = await startPostgres({ dataDir, settings: { ...quickSettings, ...settings } });
  // A runner that exits without calling stop() leaves no server behind.
  const onExit = () => signal(server.pid(), "SIGKILL");
  process.once("exit", onExit);
  await migrate({ url: server.url("tminus_owner") });
  return {
    dataDir,
    server,
    url: server.url,
    async stop() {
      process.off("exit", onExit);
      await server.stop({ graceMs: 500 });
      lock.release();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function seed(dataDir, env) {
  const { code, said } = await runTypeScript(path.join(projectDir, "scripts/seed-demo.mjs"), [path.join(dataDir, "demo.json")], env);
  if (code !== 0) throw new Error(`The demo's data could not be made:\n${said}`);
}

function testEnv(database, url, env) {
  const own = {
    DATABASE_URL: database.url("tminus_web"),
    TMINUS_URL: url,
    NEXTAUTH_URL: url,
    TMINUS_MODE: "test",
    TMINUS_DATA_DIR: database.dataDir,
  };
  return { ...process.env, ...loadSecrets(database.dataDir).env, ...own, ...env };
}

/** A web server that can be killed and started again on the same port and data. */
async function startRestartable({ port, env, lines }) {
  const start = async () => {
    const web = startWeb({ port, host: "127.0.0.1", env, onLine: (line) => lines.push(line) });
    await web.untilReady();
    return web;
  };
  let web = await start();
  const killOnExit = () => web.kill();
  process.once("exit", killOnExit);
  return {
    pid: () => web.pid,
    async kill() {
      web.kill();
      await web.ended;
    },
    async restart() {
      await web.stop(3000);
      web = await start();
    },
    async stop() {
      process.off("exit", killOnExit);
      await web.stop(1500);
    },
  };
}

/**
 * The production build (made first where sources changed) on a database of its own.
 */
export async function startTestServer({ env = {}, isSeeded = false, settings = {} } = {}) {
  if (!isBuilt()) await build();
  const database = await startTestDatabase({ settings });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const full = testEnv(database, url, env);
  const lines = [];
  try {
    if (isSeeded) await seed(database.dataDir, full);
    const web = await startRestartable({ port, env: full, lines });
    const stop = () => web.stop().then(() => database.stop());
    return { url, port, env: full, dataDir: database.dataDir, database, lines, ...web, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
