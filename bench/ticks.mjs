/** Ticks per second and their latency, real and floor by turns; and whether a large release makes them slower. */
import { alternate } from "./lib/alternate.mjs";
import { cpuCells, median, percentile, ratioOf, table } from "./lib/figures.mjs";

const ROUNDS = 3;
const RUN = { warmMs: 1_000, ms: 3_000 };

const runTicks = (load, clients) => async (target) => {
  const { latencies, perSecond, cpu } = await load.run("ticks", { target, clients, ...RUN });
  return { perSecond, p50: median(latencies), p95: percentile(latencies, 0.95), cpu };
};

const row = (what, { perSecond, p50, p95, cpu }) => ({
  what,
  "ticks/s": perSecond,
  "p50 ms": p50,
  "p95 ms": p95,
  ...cpuCells(cpu),
  "ms CPU/tick": ((cpu.server + cpu.database) * 1000) / perSecond,
});

const rowsOf = (pairs, [base, tried]) => pairs.flatMap((pair) => [row(base, pair.base), row(tried, pair.tried)]);

/** `tickVsNextFloor8`, `tickVsNextFloor32`, `tickP95VsNextFloor8`. */
export async function measureTicks({ bench, load }) {
  const both = { rounds: ROUNDS, base: bench.target("floor", "ticks"), tried: bench.target("real", "ticks") };
  const with8 = await alternate({ ...both, measure: runTicks(load, 8) });
  const with32 = await alternate({ ...both, measure: runTicks(load, 32) });
  table("Ticks (CPU: 1 is one processor)", [
    ...rowsOf(with8, ["floor, 8 clients", "T-Minus, 8 clients"]),
    ...rowsOf(with32, ["floor, 32 clients", "T-Minus, 32 clients"]),
  ]);
  return {
    tickVsNextFloor8: ratioOf(with8, "perSecond"),
    tickVsNextFloor32: ratioOf(with32, "perSecond"),
    tickP95VsNextFloor8: ratioOf(with8, "p95"),
  };
}

/** `growthItems`: one client, 1,000 items against 75. */
export async function measureGrowth({ bench, load }) {
  const sizes = { base: bench.target("real", "ticks"), tried: bench.target("real", "large") };
  const pairs = await alternate({ ...sizes, rounds: ROUNDS, measure: runTicks(load, 1) });
  table("One client, by the size of the release", rowsOf(pairs, ["75 items", "1,000 items"]));
  return { growthItems: ratioOf(pairs, "p50") };
}
