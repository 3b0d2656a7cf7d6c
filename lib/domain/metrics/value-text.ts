import type { Unit } from "./metric";

/** A value with its unit: `99.70%`, `180 ms`, `30,450`. Nothing that was typed is rounded away. */
export function valueText(value: number, unit: Unit): string {
  if (unit === "%") return `${digits(value, 2, 4)}%`;
  return unit === "count" ? digits(value, 0, 3) : `${digits(value, 0, 3)} ${unit}`;
}

/** Written here, not by Intl: server and browser agree on every character. */
export function digits(value: number, fewest: number, most: number): string {
  const [whole = "0", fraction = ""] = value.toFixed(most).split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(fewest, "0");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return kept ? `${grouped}.${kept}` : grouped;
}
