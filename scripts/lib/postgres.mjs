/**
 * The embedded Postgres of one data folder: found running, or started; watched, restarted when it dies, stopped.
 * Its types for TypeScript are in postgres.d.mts.
 */
import { spawn } from "node:child_process";
import { closeSync, fstatSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { ensureDataDir, loadSecrets, readJson, writePrivate } from "./data-dir.mjs";
import { findPrograms, placeCluster } from "./pg-binaries.mjs";
import { clearStalePid, ensureCluster, explainLog, logSince, openLog, resetSuperuser, runningServer, serverEnv } from "./pg-cluster.mjs";
import { databaseName, ensureRoles, urlFor, withClient } from "./pg-roles.mjs";
import { becomes, isSameProcess, processStamp, signal } from "./process-stamp.mjs";
import { PlainError } from "./say.mjs";

/** Crash recovery of a large log takes its time; a server that lives and is silent for longer is taken for hung. */
const recoveryMs = 600_000;
/** How long a server left behind may take to answer before it is replaced. */
const adoptMs = 5000;

function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A free port below the range that the system hands out for outgoing connections. */
async function chooseFreePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

const settingsFor = (port, settings) => ({
  port,
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  cluster_name: "tminus",
  max_connections: 100,
  ...settings,
});

/** Starts the server process on `port`. Resolves once it takes connections; throws what its log says when it ends before. */
async function launch(place, port) {
  clearStalePid(place.pgDataDir);
  const args = Object.entries(settingsFor(port, place.settings)).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openLog(place.logFile);
  const logStart = fstatSync(log).size;
  // A session of its own: Ctrl-C at the terminal reaches the launcher alone, which stops things in order.
  const child = spawn(path.join(place.native, "bin/postgres"), ["-D", place.pgDataDir, ...args], {
    ...place.user,
    cwd: "/",
    env: serverEnv,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let hasEnded = false;
  child.once("exit", () => (hasEnded = true));
  child.once("error", () => (hasEnded = true));
  child.unref();
  const isReady = () => hasEnded || runningServer(place.pgDataDir)?.isReady === true;
  const slow = setTimeout(() => place.onNotice("the database was not shut down cleanly and is being recovered"), 4000);
  await becomes(isReady, recoveryMs, 15);
  clearTimeout(slow);
  if (!hasEnded) return { pid: child.pid, stamp: processStamp(child.pid), port };
  throw startFault(logSince(place.logFile, logStart), place);
}

function startFault(said, { pgDataDir, logFile }) {
  const fault = new PlainError(
    explainLog(said, pgDataDir) ??
      `Postgres did not start. Its log, ${logFile}, ends with:\n${said.trim().split("\n").slice(-8).join("\n")}`,
  );
  fault.isPortTaken = /could not bind|Address already in use|could not create any TCP/i.test(said);
  // Children of a killed server hold its shared memory for a moment.
  fault.isTransient = /pre-existing shared memory|is still in use|lock file "postmaster.pid" already exists/i.test(said);
  return fault;
}

async function portFor(remembered) {
  return remembered && (await isFree(remembered)) ? remembered : chooseFreePort();
}

const isPassing = (fault) => fault.isPortTaken || fault.isTransient;

/** Starts on the remembered port, on another where that is taken, and again while a killed server's children linger. */
async function launchSomewhere(place, remembered) {
  const giveUp = performance.now() + 10_000;
  let port = await portFor(remembered);
  for (;;) {
    try {
      return await launch(place, port);
    } catch (error) {
      if (performance.now() > giveUp || !isPassing(error)) throw error;
      if (error.isPortTaken) port = await chooseFreePort();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Whether the server on `port` takes our password and works on our data. */
async function isOurs(place, port) {
  const url = urlFor({ port, role: "postgres", password: place.passwords.superuser, database: "postgres" });
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query("SELECT current_setting('data_directory') AS dir");
      return path.resolve(rows[0].dir) === path.resolve(place.pgDataDir);
    });
  } catch {
    return false;
  }
}

/** The server that an earlier launcher left running, if it answers; one that does not is ended. */
async function adopt(place) {
  const left = runningServer(place.pgDataDir);
  if (!left) return undefined;
  const answers = async () => runningServer(place.pgDataDir)?.isReady === true && (await isOurs(place, left.port));
  if (await becomes(answers, adoptMs, 50)) return left;
  place.onNotice(`a database server left behind (process ${left.pid}) does not answer and is replaced`);
  await end(left, 2000);
  return undefined;
}

/**
 * Stops a server: fast shutdown first (open transactions are rolled back), then at once (recovered on the next start,
 * nothing committed is lost), then by force.
 */
async function end(server, graceMs) {
  for (const [name, waitMs] of [
    ["SIGINT", graceMs],
    ["SIGQUIT", 1000],
    ["SIGKILL", 1000],
  ]) {
    signal(server.pid, name);
    if (await becomes(() => !isSameProcess(server), waitMs)) return;
  }
}

function preparePlace({ dataDir, settings, onNotice }) {
  ensureDataDir(dataDir);
  const { pgDataDir, user } = placeCluster({ dataDir, onNotice });
  const native = findPrograms({ user, dataDir, onNotice });
  const secrets = loadSecrets(dataDir);
  const place = {
    dataDir,
    pgDataDir,
    user,
    native,
    passwords: secrets.database,
    settings,
    onNotice,
    logFile: path.join(dataDir, "postgres.log"),
  };
  const cluster = { native, pgDataDir, user, superuserPassword: secrets.database.superuser };
  if (!ensureCluster(cluster) && secrets.hasNewDatabaseSecrets) {
    const left = runningServer(pgDataDir);
    return { place, renew: () => (left ? end(left, 2000) : Promise.resolve()).then(() => resetSuperuser(cluster)) };
  }
  return { place, renew: async () => {} };
}

/** Starts the server again whenever it ends by itself: at once, then ever later, up to every 10 s. */
function supervise(state, place) {
  let failures = 0;
  const revive = async () => {
    if (state.isStopping || isSameProcess(state.server)) return;
    if (failures === 0) place.onNotice("the database server ended unexpectedly and is started again");
    try {
      state.server = await launch(place, state.server.port);
      state.restarts += 1;
      if (failures > 0) place.onNotice("the database server runs again");
      failures = 0;
    } catch (error) {
      if (failures % 20 === 0) place.onNotice(`${error.message}\nIt is tried again every few seconds.`);
      failures += 1;
    }
  };
  const watch = async () => {
    await revive().catch((error) => place.onNotice(error.message));
    if (!state.isStopping) state.timer = setTimeout(watch, Math.min(500 * 2 ** failures, 10_000)).unref();
  };
  state.timer = setTimeout(watch, 500).unref();
}

/**
 * Starts the embedded Postgres of `dataDir`, or adopts the one that a killed launcher left running, and keeps it running
 * until `stop()`. Listens on 127.0.0.1 only, on a port that is remembered. One caller per data folder at a time: take the
 * lock of lock.mjs first. Throws a PlainError that says what a person can do.
 */
export async function startPostgres({ dataDir, settings = {}, onNotice = () => {} }) {
  const { place, renew } = preparePlace({ dataDir, settings, onNotice });
  await renew();
  const noteFile = path.join(dataDir, "postgres.json");
  const adopted = await adopt(place);
  const server = adopted ?? (await launchSomewhere(place, readJson(noteFile)?.port));
  await ensureRoles({ port: server.port, passwords: place.passwords });
  if (readJson(noteFile)?.port !== server.port)
    writePrivate(noteFile, `${JSON.stringify({ port: server.port, pgDataDir: place.pgDataDir })}\n`);
  const state = { server, restarts: 0, isStopping: false, timer: undefined };
  supervise(state, place);
  return handle(state, place, adopted !== undefined);
}

function handle(state, place, isAdopted) {
  const { port } = state.server;
  const url = (role, database = databaseName) => urlFor({ port, role, database, password: passwordOf(role, place.passwords) });
  const endServer = (graceMs) => {
    state.isStopping = true;
    clearTimeout(state.timer);
    return end(state.server, graceMs);
  };
  return {
    port,
    pgDataDir: place.pgDataDir,
    isAdopted,
    url,
    pid: () => state.server.pid,
    restarts: () => state.restarts,
    stop: ({ graceMs = 2000 } = {}) => endServer(graceMs),
    kill: () => signal(state.server.pid, "SIGKILL"),
  };
}

function passwordOf(role, passwords) {
  return { postgres: passwords.superuser, tminus_owner: passwords.owner, tminus_web: passwords.web }[role];
}

/**
 * Addresses of the embedded server that a live launcher runs on `dataDir`, without touching it; `undefined` when none runs.
 */
export function runningUrls(dataDir) {
  const port = readJson(path.join(dataDir, "postgres.json"))?.port;
  const { database } = loadSecrets(dataDir);
  if (!port) return undefined;
  return { url: (role, name = databaseName) => urlFor({ port, role, database: name, password: passwordOf(role, database) }) };
}
