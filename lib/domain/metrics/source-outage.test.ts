import { describe, expect, it } from "vitest";
import type { Reading } from "./reading";
import type { ReadingMiss } from "./reading-miss";
import { outagesOf } from "./source-outage";

const by = { id: "s", name: "Prometheus of s", initials: "PR" };
const miss = (minute: number, isDown: boolean, source = "s"): ReadingMiss => ({
  id: `${source}${minute}`,
  phase: "stage-10",
  source: { id: source, name: source },
  isDown,
  missed: [{ metric: "p95", name: null, side: "canary", why: "Nothing listens." }],
  by,
  at: `2026-03-10T19:0${minute}:00.000Z`,
});
const reading = (minute: number, source: string | null): Reading => {
  const at = `2026-03-10T19:0${minute}:00.000Z`;
  const plain = { id: "r", phase: "stage-10", metric: "p95", name: null, side: "canary", value: 1, unit: "ms", by, at } as const;
  const measured = source === null ? {} : { measured: { source: { id: source, name: source }, query: "q", windowMinutes: 5 } };
  return { ...plain, observedAt: at, source: "metric", corrects: null, ...measured };
};

describe("a source that does not answer", () => {
  it.each([
    ["nothing was missed", [], [], []],
    ["it answered that it has nothing", [miss(1, false)], [], []],
    ["it did not answer", [miss(1, true)], [], ["s"]],
    ["it did, with nothing, after that", [miss(1, true), miss(2, false)], [], []],
    ["it measured after that", [miss(1, true)], [reading(2, "s")], []],
    ["somebody typed after that", [miss(1, true)], [reading(2, null)], ["s"]],
    ["another one measured after that", [miss(1, true)], [reading(2, "t")], ["s"]],
    ["two did not", [miss(1, true), miss(2, true, "t")], [], ["s", "t"]],
  ])("%s", (_, misses, readings, away) => {
    expect(outagesOf(misses, readings).map(({ source }) => source.id)).toEqual(away);
  });
});
