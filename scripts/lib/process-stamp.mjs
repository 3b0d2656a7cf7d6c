/**
 * Tells one process from a later one that was given the same number.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

let bootId;

function readBootId() {
  bootId ??= readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return bootId;
}

function linuxStamp(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in brackets and may hold spaces: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, startTicks] = [fields[0], fields[19]];
    return state === "Z" || state === "X" ? null : `${readBootId()}:${startTicks}`;
  } catch {
    return null;
  }
}

/**
 * A text that stays the same as long as process `pid` lives and differs for any other process of that number, after a
 * restart of the machine too. `null` when no such process is alive; a dead one not yet collected counts as dead.
 */
export function processStamp(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") return linuxStamp(pid);
  const ps = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return ps.status === 0 ? ps.stdout.trim() || null : null;
}

/** Whether the process noted as `{pid, stamp}` is still that process. */
export function isSameProcess({ pid, stamp }) {
  return typeof stamp === "string" && processStamp(pid) === stamp;
}

/** Sends a signal and says whether there was somebody to take it. */
export function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/**
 * Ends the noted process: SIGTERM, then SIGKILL after `graceMs`. Resolves once it is gone. Does nothing when the number
 * belongs to another process by now.
 */
export async function endProcess({ pid, stamp }, graceMs) {
  const isAlive = () => isSameProcess({ pid, stamp });
  if (!isAlive()) return;
  signal(pid, "SIGTERM");
  if (await becomes(() => !isAlive(), graceMs)) return;
  signal(pid, "SIGKILL");
  await becomes(() => !isAlive(), 2000);
}

/** Waits until `condition` holds, at most `timeoutMs`; answers whether it came to hold. */
export async function becomes(condition, timeoutMs, everyMs = 25) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
