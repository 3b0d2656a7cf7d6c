/** The demo's data: made once, by the application's own commands, in a process of its own. */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectDir } from "./data-dir.mjs";
import { recreateDatabase } from "./embedded.mjs";
import { readInstallation, writeInstallation } from "./installation.mjs";
import { withClient } from "./pg-roles.mjs";
import { runChild } from "./run-child.mjs";
import { PlainError, tail } from "./say.mjs";

const seedFile = path.join(projectDir, "prisma/seed/demo.ts");
const aliasFile = path.join(import.meta.dirname, "ts-alias.mjs");
const demoFile = (dataDir) => path.join(dataDir, "demo.json");

/** Runs a script of this repository that imports the application's TypeScript; answers with its exit code and output. */
export function runTypeScript(script, args, env) {
  const hook = ["--disable-warning=ExperimentalWarning", "--import", pathToFileURL(aliasFile).href];
  return runChild(process.execPath, [...hook, script, ...args], { cwd: projectDir, env });
}

async function isEmpty(url) {
  return withClient(url, async (client) => (await client.query('SELECT 1 FROM "user" LIMIT 1')).rowCount === 0);
}

/**
 * Seeds the demo unless that was done before, or the installation is a real one. One cut short is begun anew. Says what
 * it did; `undefined` where there was nothing to do.
 */
export async function seedDemo({ dataDir, urls, env, mode }) {
  const known = await readInstallation(urls.owner);
  if (known.mode === "real" || known.seed === "done") return undefined;
  if (known.seed === "begun") await recreateDatabase(urls.owner);
  else if (mode === "real" || !(await isEmpty(urls.owner))) return writeInstallation(urls.owner, { mode: mode ?? "real" });
  if (!existsSync(seedFile)) return undefined;
  await writeInstallation(urls.owner, { mode: "demo", seed: "begun" });
  const { code, said } = await runTypeScript(path.join(projectDir, "scripts/seed-demo.mjs"), [demoFile(dataDir)], env);
  if (code !== 0) throw new PlainError(`The demo's data could not be made:\n${tail(said)}`);
  await writeInstallation(urls.owner, { seed: "done" });
  return "made";
}
