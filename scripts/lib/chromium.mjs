/** The browser for the end-to-end tests: the system's, installed from Debian's packages where root may do so. */
import { existsSync } from "node:fs";
import path from "node:path";
import { projectDir } from "./data-dir.mjs";
import { runChild } from "./run-child.mjs";
import { PlainError, tail } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of an installed Chromium or Chrome, or `undefined`. */
export function findChromium(env = process.env) {
  const folders = [...(env.PATH ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  const candidates = [env.TMINUS_CHROMIUM, ...names.flatMap((name) => folders.map((folder) => path.join(folder, name)))];
  return candidates.find((file) => file && existsSync(file));
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runChild("apt-get", ["update"], { cwd: "/", env });
  const { code, said } = await runChild("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { cwd: "/", env });
  if (code !== 0) throw new PlainError(`Chromium could not be installed:\n${tail(said, 12)}`);
}

/**
 * Path of a browser, installed if need be. `undefined` when Playwright's own download was taken, which Playwright finds
 * by itself. Throws a PlainError where none can be had.
 */
export async function ensureChromium() {
  if (findChromium()) return findChromium();
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) await installFromDebian();
  if (findChromium()) return findChromium();
  const cli = path.join(projectDir, "node_modules/@playwright/test/cli.js");
  const { code, said } = await runChild(process.execPath, [cli, "install", "chromium"], { cwd: projectDir });
  if (code !== 0)
    throw new PlainError(
      `There is no Chromium and none could be fetched. Install it (apt-get install chromium) and start again.\n${tail(said, 8)}`,
    );
  return undefined;
}
