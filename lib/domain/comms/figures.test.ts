import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/metrics/reading";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import { PEOPLE, T0 } from "@/lib/domain/release/testing/fixture";
import { figureProblem, withFigures } from "./figures";
import type { FieldKey } from "./kinds";

const READING: Reading = {
  id: "r1",
  phase: "t-plus-15m",
  metric: "p95",
  name: null,
  side: "canary",
  value: 145,
  unit: "ms",
  observedAt: T0,
  source: "person",
  by: PEOPLE.mia,
  at: T0,
  corrects: null,
};

const problem = (text: string, key: FieldKey = "health") => figureProblem([{ key, text }], [READING])?.message ?? null;

describe("a figure in a message", () => {
  it.each([
    "0.28 %",
    "p95 is 145 ms",
    "145ms",
    "1,185 requests per second",
    "3 errors since",
    "26 percent",
    "1.5 pp more",
    "120 MB",
    "7 points",
  ])("is refused where it was typed: %s", (text) => expect(problem(text)).toContain("Insert figures from the readings"));

  it.each(["12 of 12 smoke tests", "in about 15 minutes", "v2.3.0 since 19:00", "10 of 10 pods", "step 3", "T+15m", "{{r1}}"])(
    "is none: %s",
    (text) => expect(problem(text)).toBeNull(),
  );

  it.each(ROLLBACK_CRITERIA.map(({ text }) => text))("is none where a rollback says why: %s", (text) =>
    expect(problem(text, "issue")).toBeNull(),
  );

  it("is none where traffic is shared out, beside what was measured", () => {
    expect(problem("10% of traffic", "stage")).toBeNull();
    expect(problem("10% of traffic, 5% of answers are errors", "stage")).toContain('"5%"');
  });

  it("is the plan's where the plan says it", () => expect(problem("About 20 % faster", "changes")).toBeNull());

  it("is refused where its reading does not exist", () => expect(problem("{{r2}}")).toContain("does not have"));

  it("is written out with its time, once in the list of what is quoted", () => {
    const { fields, figures } = withFigures(
      [
        { key: "health", text: "p95 {{r1}}" },
        { key: "issues", text: "None, {{r1}}" },
      ],
      [READING],
      "Europe/London",
    );
    expect(fields.map((one) => one.text)).toEqual(["p95 145 ms (canary, 19:00 GMT)", "None, 145 ms (canary, 19:00 GMT)"]);
    expect(figures).toEqual([{ reading: "r1", text: "145 ms (canary, 19:00 GMT)", observedAt: T0 }]);
  });
});
