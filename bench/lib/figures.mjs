/** Numbers from samples, and tables for people. */

/** The value below which a share of the samples lies; `undefined` samples are a fault of the caller. */
export function percentile(samples, share) {
  if (samples.length === 0) throw new Error("There is nothing to take a percentile of.");
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

export const median = (samples) => percentile(samples, 0.5);

/** Rounded to so many significant digits: what a noisy machine can tell. */
export function rounded(value, digits = 3) {
  if (!Number.isFinite(value)) throw new Error(`${value} is no measurement.`);
  return Number(value.toPrecision(digits));
}

/** A table with a heading; columns are as wide as they need to be. Cells that are numbers stand right. */
export function table(title, rows) {
  const names = Object.keys(rows[0]);
  const text = (cell) => (typeof cell === "number" ? String(rounded(cell)) : cell);
  const width = Object.fromEntries(names.map((name) => [name, Math.max(name.length, ...rows.map((row) => text(row[name]).length))]));
  const line = (cells, isNumber) =>
    names.map((name) => (isNumber(name) ? cells[name].padStart(width[name]) : cells[name].padEnd(width[name]))).join("  ");
  const isNumber = (name) => typeof rows[0][name] === "number";
  console.log(`\n${title}`);
  console.log(`  ${line(Object.fromEntries(names.map((name) => [name, name])), isNumber)}`);
  for (const row of rows) console.log(`  ${line(Object.fromEntries(names.map((name) => [name, text(row[name])])), isNumber)}`);
}

/** CPU shares as a person reads them: `0.92`. */
export const cpuCells = ({ server, database, client, foreign }) => ({
  "server CPU": server,
  "db CPU": database,
  "client CPU": client,
  "foreign CPU": foreign,
});

/** What was tried by what it is compared with, the median of the rounds. */
export const ratioOf = (pairs, key) => rounded(median(pairs.map(({ base, tried }) => tried[key] / base[key])));
