/** The launcher proper: everything from the lock to the served page, and back. Runs on Node 24 with dependencies installed. */
import { build, isBuilt } from "./build.mjs";
import { ensureDataDir, loadSecrets } from "./data-dir.mjs";
import { generateClient } from "./generate.mjs";
import { readInstallation, readSignIns } from "./installation.mjs";
import { acquireLock } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { watchParent } from "./parent.mjs";
import { assertPortFree } from "./port.mjs";
import { startPostgres } from "./postgres.mjs";
import { endProcess } from "./process-stamp.mjs";
import { bold, dim, note, step } from "./say.mjs";
import { seedDemo } from "./seed.mjs";
import { startWeb } from "./web.mjs";

/** Both together stay below the 5 s that Ctrl-C may take. */
const webGraceMs = 3000;
const databaseGraceMs = 1000;

/** Environment of the application: the caller's, completed by the kept secrets and by what this start decided. */
export function applicationEnv({ settings, urls, secrets, mode }) {
  return {
    ...secrets.env,
    ...Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== "")),
    DATABASE_URL: urls.web,
    TMINUS_URL: settings.url,
    NEXTAUTH_URL: settings.url,
    TMINUS_HOST: settings.host,
    TMINUS_MODE: mode,
    TMINUS_DATA_DIR: settings.dataDir,
  };
}

async function openDatabase(settings, stack) {
  if (settings.external) return settings.external;
  const starting = startPostgres({ dataDir: settings.dataDir, onNotice: note });
  // On the stack before it has started: a Ctrl-C meanwhile must not leave it behind.
  stack.push(async () => (await starting).stop({ graceMs: databaseGraceMs }));
  await step("start Postgres", async () => ((await starting).isAdopted ? "adopted the one left running" : ""));
  const server = await starting;
  return { web: server.url("tminus_web"), owner: server.url("tminus_owner") };
}

async function prepareData(settings, urls, secrets) {
  await step("migrate the database", async () => {
    const { applied } = await migrate({ url: urls.owner });
    return applied.length === 0 ? "" : applied.join(", ");
  });
  if (settings.external) return "real";
  const env = applicationEnv({ settings, urls, secrets, mode: "demo" });
  const { mode } = await readInstallation(urls.owner);
  if (mode !== "real") await step("demo data", () => seedDemo({ dataDir: settings.dataDir, urls, env, mode: settings.mode }));
  return (await readInstallation(urls.owner)).mode ?? "demo";
}

/** Keeps the web server running: one that ends by itself is started again, ever later when it keeps ending. */
function superviseWeb({ start, graceMs, stack, lock }) {
  const state = { web: start(), isStopping: false, failures: 0 };
  const register = () => lock.update({ web: { pid: state.web.pid, stamp: state.web.stamp } });
  const watch = async () => {
    for (;;) {
      const began = performance.now();
      await state.web.ended;
      if (state.isStopping) return;
      state.failures = performance.now() - began > 60_000 ? 0 : state.failures + 1;
      note("the web server ended unexpectedly and is started again");
      await new Promise((resolve) => setTimeout(resolve, Math.min(250 * 2 ** state.failures, 10_000)));
      if (state.isStopping) return;
      state.web = start();
      register();
    }
  };
  register();
  stack.push(async () => {
    state.isStopping = true;
    await state.web.stop(graceMs);
  });
  return { first: state.web, watch };
}

function sayReady({ settings, mode, signIns }) {
  console.log(`\n${bold(`T-Minus ready at ${settings.url}`)}`);
  const width = Math.max(0, ...signIns.map(({ role }) => role.length));
  if (signIns.length > 0)
    console.log(
      `\nThe demo's sign-ins:\n${signIns.map(({ role, email, password }) => `  ${role.padEnd(width)}  ${email}  ${password}`).join("\n")}`,
    );
  if (mode === "demo") console.log(dim("\nLeave the demo for a real installation: npm run demo:leave"));
  console.log(dim("Ctrl-C stops everything.\n"));
}

/** Runs the collected closing acts, last opened first. */
async function unwind(stack) {
  // A fault met here has been said already, or is that of something that never came up.
  while (stack.length > 0)
    await stack
      .pop()()
      .catch(() => {});
}

/** Resolves when this process is asked to end, or when the one that it was started by is gone. */
function askedToStop() {
  return new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => resolve());
    watchParent(resolve);
  });
}

async function bringUp({ settings, stack, serve }) {
  ensureDataDir(settings.dataDir);
  const lock = await acquireLock({ dataDir: settings.dataDir, purpose: serve.purpose });
  stack.push(async () => lock.release());
  if (lock.predecessor?.web) await endProcess(lock.predecessor.web, 1000);
  await assertPortFree(settings.host, settings.port);
  const secrets = loadSecrets(settings.dataDir);
  await step("generate the database client", () => (generateClient() ? "schema changed" : ""));
  const urls = await openDatabase(settings, stack);
  const mode = await prepareData(settings, urls, secrets);
  if (serve.isBuildNeeded && !isBuilt()) await step("build", build);
  const signIns = mode === "demo" ? await readSignIns(urls.owner) : [];
  const env = applicationEnv({ settings, urls, secrets, mode });
  const web = superviseWeb({ start: () => serve.start({ settings, env, onLine: console.log }), graceMs: serve.graceMs, stack, lock });
  await step("serve", () => web.first.untilReady());
  lock.update({ url: settings.url });
  void web.watch();
  sayReady({ settings, mode, signIns });
  return lock;
}

/** How `npm start` serves: the production build. */
export const production = {
  purpose: "npm start",
  isBuildNeeded: true,
  graceMs: webGraceMs,
  start: ({ settings, env, onLine }) => startWeb({ port: settings.port, host: settings.host, env, onLine }),
};

/** How `npm run dev` serves: pages are compiled when they are asked for. */
export const development = {
  purpose: "npm run dev",
  isBuildNeeded: false,
  // Nobody's work is under way in it.
  graceMs: 500,
  start: ({ settings, env, onLine }) => startWeb({ port: settings.port, host: settings.host, env, onLine, command: "dev" }),
};

/**
 * Brings T-Minus up and stays until it is asked to stop; then ends the web server, the database and the lock, in this
 * order, within 5 s. Throws a PlainError when it cannot come up, with everything closed again.
 */
export async function launch(settings, serve = production) {
  const stack = [];
  const stop = askedToStop();
  try {
    const lock = await Promise.race([bringUp({ settings, stack, serve }), stop]);
    await stop;
    lock?.update({ isStopping: true });
  } finally {
    const timer = setTimeout(() => process.exit(1), 4900);
    await unwind(stack);
    clearTimeout(timer);
  }
}
