import type { MetricKey, Unit } from "@/lib/domain/metrics/metric";
import type { Side } from "@/lib/domain/metrics/reading";
import type { SeedPerson } from "./actors";
import { onAxis, type Room, runAs } from "./room";

/** What somebody read from the dashboard of a version: per metric a value for each of the minutes, or for the last ones. */
type Dashboard = {
  readonly phase: string;
  readonly side: Side;
  readonly by: SeedPerson;
  /** Minutes from T-0 at which it was read, the last values at the last of them, where all is recorded. */
  readonly minutes: readonly number[];
  readonly values: Partial<Record<keyof typeof UNITS, readonly number[]>>;
};

const UNITS = { "success-rate": "%", "error-rate": "%", p95: "ms", p99: "ms", throughput: "per second" } as const satisfies Partial<
  Record<MetricKey, Unit>
>;

/** Types what was read of a version over some minutes. */
export async function readDashboard(room: Room, { phase, side, by, minutes, values }: Dashboard): Promise<void> {
  const when = onAxis(room, minutes.at(-1) ?? 0);
  for (const [metric, course] of Object.entries(values) as [keyof typeof UNITS, readonly number[]][]) {
    for (const [index, value] of course.entries()) {
      const observedAt = onAxis(room, minutes[minutes.length - course.length + index] ?? 0);
      const reading = { phase, side, metric, name: null, value, unit: UNITS[metric], observedAt };
      await runAs(room, by, { type: "reading.record", ...reading }, when);
    }
  }
}
