/** How long `npm start` takes: on a fresh clone with a warm package cache, and the second time. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectDir } from "../scripts/lib/data-dir.mjs";
import { endProcess, processStamp } from "../scripts/lib/process-stamp.mjs";
import { PlainError, tail } from "../scripts/lib/say.mjs";
import { rounded, table } from "./lib/figures.mjs";

const TIMEOUT_MS = 10 * 60_000;

/** Nothing of this run's own settings reaches the other installation. */
function cleanEnv(port) {
  const isOwn = (name) => /^(TMINUS_|NEXTAUTH_|npm_|DATABASE_|NEXT_)|^NODE_ENV$/.test(name);
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOwn(name))), PORT: String(port) };
}

/** Runs `npm start` until it says that it is ready, then stops it. Milliseconds from the command to that line. */
async function startOnce(dir, port) {
  const began = performance.now();
  const child = spawn("npm", ["start"], { cwd: dir, env: cleanEnv(port), stdio: ["ignore", "pipe", "pipe"] });
  const note = { pid: child.pid, stamp: processStamp(child.pid) };
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  try {
    return await new Promise((resolve, reject) => {
      const fail = (why) => reject(new PlainError(`npm start ${why}:\n${tail(said)}`));
      const timer = setTimeout(() => fail("did not get ready"), TIMEOUT_MS);
      void ended.then(() => fail("ended"));
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text) => {
          said += text;
          if (!said.includes("T-Minus ready at")) return;
          clearTimeout(timer);
          resolve(performance.now() - began);
        });
    });
  } finally {
    await endProcess(note, 10_000);
    await ended;
  }
}

/** `startColdS`, `startWarmMs`. The clone is of the last commit: what is not committed is not in it. */
export async function measureStart({ port }) {
  const dir = mkdtempSync(path.join(realpathSync(tmpdir()), "tminus-clone-"));
  try {
    const { status, stderr } = spawnSync("git", ["clone", "--quiet", projectDir, dir], { encoding: "utf8" });
    if (status !== 0) throw new PlainError(`The repository could not be cloned:\n${stderr}`);
    const coldMs = await startOnce(dir, port);
    const warmMs = await startOnce(dir, port);
    table("npm start", [
      { what: "fresh clone, warm package cache", s: coldMs / 1000 },
      { what: "second start", s: warmMs / 1000 },
    ]);
    return { startColdS: rounded(coldMs / 1000), startWarmMs: rounded(warmMs) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
