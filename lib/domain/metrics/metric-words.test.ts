import { describe, expect, it } from "vitest";
import { gateOn, stageCriteria } from "./criterion";
import { differenceText, gatesText, gateText, rollBackText, verdictWord } from "./metric-words";
import { valueText } from "./value-text";

const [points, relative] = stageCriteria(50);
if (!points || !relative) throw new Error("The reference has both.");
const under250 = gateOn({ metric: "p95", name: null }, { unit: "ms", better: "lower", limit: 250 });

describe("a value", () => {
  it.each([
    [99.7, "%", "99.70%"],
    [0.2912, "%", "0.2912%"],
    [0, "%", "0.00%"],
    [180, "ms", "180 ms"],
    [180.25, "ms", "180.25 ms"],
    [30450, "count", "30,450"],
    [1234567, "per minute", "1,234,567 per minute"],
    [480, "MB", "480 MB"],
  ] as const)("%d %s reads %s", (value, unit, text) => expect(valueText(value, unit)).toBe(text));
});

describe("a difference", () => {
  it.each([
    [points, -0.01, "−0.01 pp"],
    [points, 0, "0.00 pp"],
    [points, 1, "+1.00 pp"],
    [points, 0.999, "+0.999 pp"],
    [relative, -18.181818182, "−18.2%"],
    [relative, 9.96, "+9.96%"],
    [relative, 10, "+10.0%"],
    [relative, 24.9999, "+24.9999%"],
  ] as const)("of %o by %d reads %s", (criterion, measured, text) => expect(differenceText({ criterion, measured })).toBe(text));

  it("is none for a limit on the canary alone, nor where it cannot be told", () => {
    expect(differenceText({ criterion: under250, measured: 180 })).toBeNull();
    expect(differenceText({ criterion: points, measured: null })).toBeNull();
  });
});

describe("a gate", () => {
  it("says what passes and what rolls back", () => {
    expect([points, relative, under250].map(gateText)).toEqual(["less than +1 pp", "less than +10%", "less than 250 ms"]);
    expect([[points], [relative], [under250], [relative, under250], []].map(rollBackText)).toEqual([
      "roll back over +5 pp",
      "roll back over +25%",
      "roll back after 3 misses in a row",
      "roll back over +25% or after 3 misses in a row",
      null,
    ]);
    const success = gateOn({ metric: "success-rate", name: null }, { unit: "%", better: "higher", limit: 99.5 });
    expect(gateText(success)).toBe("at least 99.5%");
    expect(rollBackText([{ ...success, missesInARow: null, rollBack: 95 }])).toBe("roll back under 95%");
  });

  it("says once what several gates of a metric have in common", () => {
    expect([[relative, under250], [relative], []].map(gatesText)).toEqual(["less than +10% and 250 ms", "less than +10%", ""]);
    const floor = gateOn({ metric: "p95", name: null }, { unit: "ms", better: "higher", limit: 5 });
    expect(gatesText([under250, floor])).toBe("less than 250 ms and at least 5 ms");
  });

  it("never calls missing readings a pass", () => {
    expect(verdictWord("inconclusive", false)).toBe("No data");
    expect(verdictWord("inconclusive", true)).toBe("Undecided");
    expect(verdictWord(null, false)).toBe("Not read");
    expect(verdictWord("proceed", true)).toBe("Pass");
  });
});
