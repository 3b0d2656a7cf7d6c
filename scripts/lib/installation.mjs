/** What the launcher remembers of an installation with an embedded database: whether it is a demo, and how far its seed got. */
import path from "node:path";
import { readJson, writePrivate } from "./data-dir.mjs";

const fileOf = (dataDir) => path.join(dataDir, "installation.json");

/**
 * @returns {{ mode: "demo" | "real", seed?: "begun" | "done" } | undefined} `undefined` before the first start
 */
export function readInstallation(dataDir) {
  return readJson(fileOf(dataDir));
}

export function writeInstallation(dataDir, installation) {
  writePrivate(fileOf(dataDir), `${JSON.stringify(installation)}\n`);
}
