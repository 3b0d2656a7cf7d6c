/** How soon a tick is on every other screen, how fast all come back after a cut, and what a viewer costs in memory. */
import { setTimeout as sleep } from "node:timers/promises";
import { alternate } from "./lib/alternate.mjs";
import { residentBytes } from "./lib/cpu.mjs";
import { cpuCells, median, percentile, ratioOf, rounded, table } from "./lib/figures.mjs";

const ROUNDS = 2;
const RUN = { ticksPerSecond: 10, ms: 5_000 };
/** Ticks that pass while all viewers are away. */
const MISSED = 10;
/** Resident memory after a collection settles within this time. */
const SETTLE_MS = 1_500;

const watch = (load, count) => async (target) => {
  await load.run("connect", { target, count, after: target.seq });
  await sleep(500);
  const { latencies, lost, gaps, cpu } = await load.run("fanout", { target, ...RUN });
  await load.run("disconnect", { target });
  return { p50: median(latencies), p95: percentile(latencies, 0.95), max: Math.max(...latencies), lost, gaps, cpu };
};

const row = (what, { p50, p95, max, lost, gaps, cpu }) => ({
  what,
  "p50 ms": p50,
  "p95 ms": p95,
  "max ms": max,
  lost,
  gaps,
  ...cpuCells(cpu),
});

const sum = (pairs, key) => pairs.reduce((total, { tried }) => total + tried[key], 0);

/** `fanoutVsFloor200`, `fanoutVsFloor500`, `lost`, `gaps`. */
export async function measureFanout({ bench, load }) {
  const both = { rounds: ROUNDS, base: bench.target("floor", "watched"), tried: bench.target("real", "watched") };
  const rows = [];
  const figures = { lost: 0, gaps: 0 };
  for (const count of [200, 500]) {
    const pairs = await alternate({ ...both, measure: watch(load, count) });
    rows.push(...pairs.flatMap(({ base, tried }) => [row(`floor, ${count} viewers`, base), row(`T-Minus, ${count} viewers`, tried)]));
    figures[`fanoutVsFloor${count}`] = ratioOf(pairs, "p95");
    figures.lost += sum(pairs, "lost");
    figures.gaps += sum(pairs, "gaps");
  }
  table(`From a tick to any one viewer, ${RUN.ticksPerSecond} ticks/s`, rows);
  return figures;
}

const comeBack = (load, count) => async (target) => {
  const result = await load.run("reconnect", { target, count, after: target.seq, missed: MISSED });
  await load.run("disconnect", { target });
  return result;
};

/** `reconnect500Vs`. Viewers that missed something count as lost. */
export async function measureReconnect({ bench, load }) {
  const both = { base: bench.target("floor", "watched"), tried: bench.target("real", "watched") };
  const pairs = await alternate({ ...both, rounds: 3, measure: comeBack(load, 500) });
  const line = (what, { ms, retries, lost, gaps, cpu }) => ({ what, "all back ms": ms, retries, lost, gaps, ...cpuCells(cpu) });
  table(
    "500 viewers come back at once",
    pairs.flatMap(({ base, tried }) => [line("floor", base), line("T-Minus", tried)]),
  );
  return { reconnect500Vs: ratioOf(pairs, "ms"), lost: sum(pairs, "lost"), gaps: sum(pairs, "gaps") };
}

async function settledBytes(pid) {
  process.kill(pid, "SIGUSR2");
  await sleep(SETTLE_MS);
  return residentBytes(pid);
}

/** The first hundred are there already: what the code for streams itself takes is not counted on those who watch. */
async function costOf({ load, target, pid }) {
  await load.run("connect", { target, count: 100, after: target.seq });
  const before = await settledBytes(pid);
  await load.run("connect", { target, count: 400, after: target.seq });
  const after = await settledBytes(pid);
  await load.run("disconnect", { target });
  return { before, perViewer: (after - before) / 400 };
}

/** `kbPerViewer` and `rssIdleMb`, on servers that have done nothing yet: freed memory would hide what viewers take. */
export async function measureMemory({ bench, load }) {
  const idle = residentBytes(bench.real.pid);
  const real = await costOf({ load, target: bench.target("real", "watched"), pid: bench.real.pid });
  const floor = await costOf({ load, target: bench.target("floor", "watched"), pid: bench.floor.pid });
  const line = (what, { before, perViewer }) => ({ what, "MB with 100 viewers": before / 1e6, "kB per viewer": perViewer / 1024 });
  table("Memory of the server", [line("floor", floor), line("T-Minus", real)]);
  return { kbPerViewer: rounded(real.perViewer / 1024), rssIdleMb: rounded(idle / 1e6) };
}
