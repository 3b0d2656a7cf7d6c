/**
 * What is measured: a durable Postgres of its own, the production build and the floor, each a process. All in a temporary
 * folder, and gone at the end.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, isBuilt, nextProgram } from "../scripts/lib/build.mjs";
import { loadSecrets, projectDir } from "../scripts/lib/data-dir.mjs";
import { generateClient } from "../scripts/lib/generate.mjs";
import { acquireLock } from "../scripts/lib/lock.mjs";
import { migrate } from "../scripts/lib/migrate.mjs";
import { withClient } from "../scripts/lib/pg-roles.mjs";
import { startPostgres } from "../scripts/lib/postgres.mjs";
import { becomes, endProcess, processStamp, signal } from "../scripts/lib/process-stamp.mjs";
import { runChild } from "../scripts/lib/run-child.mjs";
import { PlainError, step, tail } from "../scripts/lib/say.mjs";
import { runTypeScript } from "../scripts/lib/seed.mjs";
import { serveProgram, serverFlags } from "../scripts/lib/web.mjs";
import { startMailStub } from "./lib/mail-stub.mjs";

const floorDir = path.join(projectDir, "bench/floor");
const collector = pathToFileURL(path.join(import.meta.dirname, "lib/collect.mjs")).href;
const readyMs = 60_000;
/** Beyond the ports of the servers, and of those that `start` tries. */
const MAIL_PORT = 9;

/** Every acknowledged tick is on the disk, as in production. */
const durable = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

const floorTables = `
  CREATE TABLE item (release text, key text, status text NOT NULL DEFAULT 'todo', version int NOT NULL DEFAULT 0, PRIMARY KEY (release, key));
  CREATE TABLE head (release text PRIMARY KEY, seq int NOT NULL DEFAULT 0);
  CREATE TABLE event (release text, seq int, body text NOT NULL, PRIMARY KEY (release, seq));`;

async function makeFloorDatabase(server, releases) {
  await withClient(server.url("tminus_owner"), (client) => client.query("CREATE DATABASE floor"));
  const url = server.url("tminus_owner", "floor");
  await withClient(url, async (client) => {
    await client.query(floorTables);
    for (const { id, items } of Object.values(releases)) {
      await client.query("INSERT INTO head (release) VALUES ($1)", [id]);
      await client.query("INSERT INTO item (release, key) SELECT $1, unnest($2::text[])", [id, items]);
    }
  });
  return url;
}

async function buildFloor() {
  const { code, said } = await runChild(process.execPath, [nextProgram, "build", floorDir], {
    cwd: projectDir,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new PlainError(`The floor could not be built:\n${tail(said, 30)}`);
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** One of both, ours as it is always started. `ready` must answer before it counts as started. */
async function startServer({ program, port, env, ready, flags = [] }) {
  const args = [...flags, "--expose-gc", "--import", collector, ...program];
  const { NODE_OPTIONS: _options, ...rest } = env;
  const child = spawn(process.execPath, args, {
    cwd: projectDir,
    env: { ...rest, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-8000)));
  const note = { pid: child.pid, stamp: processStamp(child.pid) };
  process.once("exit", () => signal(note.pid, "SIGKILL"));
  if (!(await becomes(() => answers(`http://127.0.0.1:${port}${ready}`), readyMs, 100)))
    throw new PlainError(`The server on port ${port} does not answer:\n${tail(said)}`);
  return { pid: child.pid, port, said: () => said, stop: () => endProcess(note, 3000) };
}

async function prepareBuilds() {
  if (generateClient()) console.log("  Prisma's client was generated");
  if (!isBuilt()) await step("build", build);
  await step("build the floor", buildFloor);
}

async function startDatabase(dataDir) {
  const server = await startPostgres({ dataDir, settings: durable });
  process.once("exit", () => signal(server.pid(), "SIGKILL"));
  await migrate({ url: server.url("tminus_owner") });
  return server;
}

function environment({ dataDir, server, port, mail }) {
  const url = `http://localhost:${port}`;
  return {
    ...process.env,
    ...loadSecrets(dataDir).env,
    DATABASE_URL: server.url("tminus_web"),
    TMINUS_URL: url,
    NEXTAUTH_URL: url,
    TMINUS_MODE: "test",
    TMINUS_DATA_DIR: dataDir,
    TMINUS_SMTP_URL: mail.url,
    TMINUS_MAIL_FROM: "T-Minus <bench@example.com>",
  };
}

async function seed(dataDir, env, people) {
  const file = path.join(dataDir, "bench.json");
  const { code, said } = await runTypeScript(path.join(projectDir, "bench/seed.mjs"), [file, String(people)], env);
  if (code !== 0) throw new PlainError(`The bench's data could not be made:\n${tail(said)}`);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** How a server is spoken to about one release; see targets.mjs. */
function targetOf({ kind, port, data, release }) {
  const { id, seq, items } = data.releases[release];
  const people = items.map((item, index) => ({ item, version: 0, cookie: data.cookies[index % data.cookies.length] }));
  return { kind, port, release: id, people, cookies: data.cookies, seq: kind === "real" ? seq : 0 };
}

/**
 * Starts everything, with `people` members and the data of data.ts.
 * @param {{ port: number, people: number }} options the ports from `port` on are taken
 */
export async function startBench({ port, people }) {
  await prepareBuilds();
  const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), "tminus-bench-"));
  const lock = await acquireLock({ dataDir, purpose: "npm run bench" });
  const postgres = await step("start Postgres", () => startDatabase(dataDir));
  const mail = await startMailStub(port + MAIL_PORT);
  const env = environment({ dataDir, server: postgres, port, mail });
  const data = await step("data", () => seed(dataDir, env, people));
  const floorEnv = { ...process.env, DATABASE_URL: await makeFloorDatabase(postgres, data.releases) };
  const startReal = (at = port) =>
    startServer({ program: [serveProgram, String(at), "127.0.0.1"], port: at, env, ready: "/api/health/ready", flags: serverFlags });
  const floorProgram = (at) => [nextProgram, "start", floorDir, "-p", String(at), "-H", "127.0.0.1"];
  const startFloor = (at = port + 1) => startServer({ program: floorProgram(at), port: at, env: floorEnv, ready: "/" });
  const real = await step("start the server", startReal);
  const floor = await step("start the floor", startFloor);
  const database = postgres.pid();
  const targets = new Map();
  return {
    data,
    database,
    real,
    floor,
    mail,
    /** A statement as the owner of the tables. */
    sql: (text) => withClient(postgres.url("tminus_owner"), (client) => client.query(text)),
    startReal,
    startFloor,
    /** The target of a server for one of the releases; the same object each time, as it remembers what was ticked. */
    target(kind, release) {
      const name = `${kind} ${release}`;
      if (!targets.has(name)) targets.set(name, targetOf({ kind, port: { real, floor }[kind].port, data, release }));
      return targets.get(name);
    },
    async stop() {
      await Promise.all([real.stop(), floor.stop()]);
      mail.stop();
      await postgres.stop({ graceMs: 500 });
      lock.release();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
