/**
 * From a bare checkout to one that can run: Node 24 where the present one is older, then the dependencies. Runs on any
 * Node >= 20 before anything is installed, so it imports Node's own modules only.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chosenDataDir, ensureDataDir, projectDir } from "./data-dir.mjs";
import { watchParent } from "./parent.mjs";
import { runChild } from "./run-child.mjs";
import { PlainError, step, tail } from "./say.mjs";

const nodeVersion = "24.21.0";
const nodePackage = `node-${process.platform}-${process.arch}`;
const major = Number(process.versions.node.split(".")[0]);

const installedNode = () => path.join(projectDir, "node_modules", nodePackage, "bin/node");
const runtimeDir = () => path.join(chosenDataDir(), "runtime");
const fetchedNode = () => path.join(runtimeDir(), "node_modules", nodePackage, "bin/node");

function runs(node) {
  return existsSync(node) && spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.startsWith("v24.") === true;
}

/** npm as it was called, else the one on the path. */
function npmCommand() {
  const called = process.env.npm_execpath;
  return called && /npm-cli\.c?js$/.test(called) && existsSync(called) ? [process.execPath, called] : ["npm"];
}

/** Runs npm quietly; its output is shown when it fails. `node` comes first on the path of install scripts. */
async function npm(args, { cwd, node }) {
  const [command, ...first] = npmCommand();
  const searchPath = node ? `${path.dirname(node)}${path.delimiter}${process.env.PATH}` : process.env.PATH;
  const { code, said } = await runChild(command, [...first, ...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    env: { ...process.env, PATH: searchPath, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new PlainError(npmFault(args[0], said));
}

function npmFault(what, said) {
  if (/ENOSPC|no space left/i.test(said))
    return `The disk is full: npm could not install into ${projectDir}.\nFree some space there and start again.`;
  if (/spawn npm ENOENT/.test(said)) return "npm was not found. Install Node 20 or later with npm, then run: npm start";
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(said))
    return `npm could not reach its registry (\`npm ${what}\`):\n${tail(said, 12)}`;
  return `\`npm ${what}\` failed:\n${tail(said)}`;
}

async function fetchNode() {
  ensureDataDir(chosenDataDir());
  mkdirSync(runtimeDir(), { recursive: true });
  writeFileSync(path.join(runtimeDir(), "package.json"), "{}\n");
  await npm(["install", "--no-save", "--no-package-lock", "--ignore-scripts", `${nodePackage}@${nodeVersion}`], { cwd: runtimeDir() });
  if (runs(fetchedNode())) return;
  const why = spawnSync(fetchedNode(), ["--version"], { encoding: "utf8" });
  const isMusl = why.error?.code === "ENOENT" && existsSync(fetchedNode());
  throw new PlainError(
    isMusl
      ? "Node 24 from npm needs glibc, and this system uses musl (Alpine?).\nInstall Node 24 with the system's own packages, or use a Debian-based system."
      : `Node ${nodeVersion} was fetched but does not run here: ${why.error?.message ?? why.stderr}\nInstall Node 24 by hand and start again.`,
  );
}

const stampFile = () => path.join(projectDir, "node_modules/.tminus-installed");
const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(path.join(projectDir, "package-lock.json")))
    .digest("hex");

/** Whether node_modules is what package-lock.json says: installed from here, or by a later `npm ci` by hand. */
function isInstalled() {
  if (existsSync(stampFile()) && readFileSync(stampFile(), "utf8") === lockHash()) return true;
  const npmsOwn = path.join(projectDir, "node_modules/.package-lock.json");
  return existsSync(npmsOwn) && statSync(npmsOwn).mtimeMs >= statSync(path.join(projectDir, "package-lock.json")).mtimeMs;
}

async function install(node) {
  await npm(["ci", "--include=dev", "--include=optional"], { cwd: projectDir, node });
  writeFileSync(stampFile(), lockHash());
}

/** Runs this script again under `node` and ends as it ended. */
async function runAgainUnder(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: "inherit",
    env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`, TMINUS_LAUNCHER_PARENT: "1" },
  });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
  watchParent(() => child.kill("SIGTERM"));
  const code = await new Promise((resolve) => child.once("close", (status, signalName) => resolve(status ?? (signalName ? 1 : 0))));
  process.exit(code);
}

/**
 * Makes sure that this script runs under Node 24 or later with all dependencies installed. Where the present Node is
 * older the script is run again under the fetched one, and this call never returns.
 */
export async function bootstrap() {
  if (major < 20)
    throw new PlainError(
      `This is Node ${process.versions.node}. T-Minus needs Node 20 or later to start; it fetches Node 24 by itself then.`,
    );
  const isOld = major < 24;
  if (isOld && !runs(installedNode()) && !runs(fetchedNode()))
    await step(`fetch Node ${nodeVersion} (this is ${process.versions.node})`, fetchNode);
  const present = () => (runs(installedNode()) ? installedNode() : fetchedNode());
  if (!isInstalled()) await step("install dependencies", () => install(isOld ? present() : undefined));
  // node_modules holds the same Node: one copy is enough.
  if (existsSync(runtimeDir()) && runs(installedNode())) rmSync(runtimeDir(), { recursive: true, force: true });
  if (isOld) await runAgainUnder(present());
}
