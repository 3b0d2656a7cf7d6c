import { describe, expect, it } from "vitest";
import { gateOn, stageCriteria } from "@/lib/domain/metrics/criterion";
import type { MetricKey } from "@/lib/domain/metrics/metric";
import type { Reading, Side } from "@/lib/domain/metrics/reading";
import { judge } from "@/lib/domain/metrics/verdict";
import { checkText, ROLL_BACK_REASON_LENGTH, rollBackReason, suggestedChoice, verdictSentence } from "./stage-words";

const GATE = gateOn({ metric: "p95", name: null }, { unit: "ms", better: "lower", limit: 250 });
const by = { id: "dana", name: "Dana", initials: "DD" };
let count = 0;
const read = (metric: MetricKey, side: Side, value: number): Reading => {
  count += 1;
  const at = `2025-02-13T19:${String(count % 60).padStart(2, "0")}:00.000Z`;
  const unit = metric === "error-rate" ? "%" : "ms";
  return {
    id: `${count}`,
    phase: "stage-10",
    metric,
    name: null,
    side,
    value,
    unit,
    observedAt: at,
    source: "person",
    by,
    at,
    corrects: null,
  };
};
const GOOD = [
  read("error-rate", "stable", 0.3),
  read("error-rate", "canary", 0.29),
  read("p95", "stable", 220),
  read("p95", "canary", 180),
];
const verdict = (readings: readonly Reading[], criteria = [...stageCriteria(10), GATE]) => judge(criteria, readings);

describe("a verdict as a sentence", () => {
  it.each([
    ["says that nothing was read", [], "Nothing was read yet."],
    ["counts the gates that pass", GOOD, "All 3 gates pass."],
    ["names what is missing", GOOD.slice(2), "Error rate is not read."],
    ["names what says hold once, though two gates are missed", [...GOOD, read("p95", "canary", 260)], "p95 latency says hold."],
    ["begins with the worst", [...GOOD.slice(2), read("p95", "canary", 280)], "p95 latency says roll back. Error rate is not read."],
    ["tells undecided from not read", [read("error-rate", "canary", 0.3)], "Error rate is undecided. p95 latency is not read."],
  ] as const)("%s", (_, readings, sentence) => {
    expect(verdictSentence(verdict(readings))).toBe(sentence);
  });

  it("says of one gate alone that it passes, and of none that nothing is judged", () => {
    expect(verdictSentence(verdict(GOOD, [GATE]))).toBe("The gate passes.");
    expect(verdictSentence(verdict(GOOD, []))).toBe("Nothing is judged here.");
  });
});

describe("a check in a line", () => {
  it.each([
    [0, "Error rate 0.29% against 0.30%, −0.01 pp, gate less than +1 pp"],
    [1, "p95 latency 180 ms against 220 ms, −18.2%, gate less than +10%"],
    [4, "p95 latency 180 ms, gate less than 250 ms"],
    [2, "p99 latency not read, gate less than +15%"],
  ] as const)("%#", (index, text) => {
    const check = verdict(GOOD).checks[index];
    expect(check && checkText(check)).toBe(text);
  });
});

describe("the reason of a roll-back", () => {
  it.each([
    [GOOD, ""],
    [[], ""],
    [[...GOOD, read("p95", "canary", 280)], "p95 latency 280 ms against 220 ms, +27.3%, gate less than +10%"],
    [
      [...GOOD, read("p95", "canary", 251)],
      "p95 latency 251 ms against 220 ms, +14.1%, gate less than +10%; p95 latency 251 ms, gate less than 250 ms",
    ],
  ] as const)("is what the readings have against the canary (%#)", (readings, reason) => {
    expect(rollBackReason(verdict(readings))).toBe(reason);
  });

  it("is never longer than a reason may be", () => {
    const bad = [
      ...GOOD,
      read("p95", "canary", 900),
      read("p99", "stable", 450),
      read("p99", "canary", 1900),
      read("error-rate", "canary", 9),
    ];
    const reason = rollBackReason(verdict(bad));
    expect(reason.length).toBeLessThanOrEqual(ROLL_BACK_REASON_LENGTH);
    expect(reason).toMatch(/^Error rate 9/);
  });
});

describe("the choice that suggests itself", () => {
  const ALL = ["proceed", "pause", "roll-back"] as const;
  const HOLD = [...GOOD, read("p95", "canary", 251)];
  const BAD = [...GOOD, read("p95", "canary", 280)];

  it.each([
    ["what passes proceeds", GOOD, true, ALL, "proceed"],
    ["what was not watched for its time does not", GOOD, false, ALL, null],
    ["what was not read suggests nothing", [], true, ALL, null],
    ["what holds pauses", HOLD, true, ALL, "pause"],
    ["but not before its time", HOLD, false, ALL, null],
    ["nor where the stage offers no pause", HOLD, true, ["proceed", "roll-back"], null],
    ["what says roll back does so at once", BAD, false, ALL, "roll-back"],
  ] as const)("%s", (_, readings, isWatched, offered, choice) => {
    expect(suggestedChoice({ verdict: verdict(readings), isWatched, offered })).toBe(choice);
  });
});
