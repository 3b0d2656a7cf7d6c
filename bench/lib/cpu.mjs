/** CPU time and memory of processes, as Linux counts them. */
import { readdirSync, readFileSync } from "node:fs";

/** Linux reports CPU time in hundredths of a second to programs, whatever its own tick is. */
const TICK_MS = 10;

function statOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the command in brackets and may hold spaces: count from behind it.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]), ofDead: Number(fields[13]) + Number(fields[14]) };
}

function allStats() {
  const stats = new Map();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    try {
      stats.set(Number(name), statOf(name));
    } catch {
      // It ended meanwhile.
    }
  }
  return stats;
}

/** A process and everything that it started, the ended ones included. */
function treeOf(root, stats) {
  const pids = new Set([root]);
  for (let size = 0; size < pids.size; ) {
    size = pids.size;
    for (const [pid, { parent }] of stats) if (pids.has(parent)) pids.add(pid);
  }
  return [...pids].filter((pid) => stats.has(pid));
}

/** CPU time of a process tree so far, in ms. */
function cpuMs(root, stats) {
  return treeOf(root, stats).reduce((sum, pid) => sum + (stats.get(pid).ticks + stats.get(pid).ofDead) * TICK_MS, 0);
}

/** CPU time of the whole machine so far in ms, idle time left out. */
function machineMs() {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync("/proc/stat", "utf8").split("\n")[0].split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) * TICK_MS;
}

/** Resident memory of a process tree in bytes. */
export function residentBytes(root) {
  return treeOf(root, allStats()).reduce((sum, pid) => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return sum + Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  }, 0);
}

/**
 * Counts from now on. `read()` says how much of one CPU each of the named process trees took since then, and `foreign` what
 * everybody else on this machine took; 1 is one CPU.
 * @param {Record<string, number>} roots process ids by name
 */
export function startCpu(roots) {
  const sample = () => {
    const stats = allStats();
    const each = Object.fromEntries(Object.entries(roots).map(([name, pid]) => [name, cpuMs(pid, stats)]));
    return { at: performance.now(), each, machine: machineMs() };
  };
  const begin = sample();
  return {
    read() {
      const end = sample();
      const elapsed = end.at - begin.at;
      const shares = Object.fromEntries(Object.keys(roots).map((name) => [name, (end.each[name] - begin.each[name]) / elapsed]));
      const own = Object.values(shares).reduce((sum, one) => sum + one, 0);
      return { ...shares, foreign: Math.max(0, (end.machine - begin.machine) / elapsed - own) };
    },
  };
}
