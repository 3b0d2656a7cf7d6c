/**
 * `npm run lock:complete`: completes package-lock.json after a change of dependencies. npm leaves out the optional packages
 * of other platforms when the registry at hand does not serve them, and `npm ci` then refuses the lock everywhere. They
 * are pinned here to the version that the package in need of them names; their platform is read off their name.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./lib/command.mjs";
import { projectDir } from "./lib/data-dir.mjs";
import { complete } from "./lib/lock-file.mjs";

const file = path.join(projectDir, "package-lock.json");

await runCommand({
  usage: "npm run lock:complete",
  async work() {
    const lock = JSON.parse(readFileSync(file, "utf8"));
    const { added, left } = complete(lock);
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`${added.length} added; ${left.length} left out, as their platform is not in their name.`);
  },
});
