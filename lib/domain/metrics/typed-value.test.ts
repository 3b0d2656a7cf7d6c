import { describe, expect, it } from "vitest";
import { typedValue } from "./typed-value";

describe("a typed value", () => {
  it.each([
    ["0.42", "%", 0.42],
    [" 180 ", "ms", 180],
    ["30,450", "count", 30450],
    ["1,234,567.5", "count", 1234567.5],
    ["0", "%", 0],
    ["100", "%", 100],
  ] as const)("%j in %s is %d", (text, unit, value) => expect(typedValue(text, unit)).toEqual({ value, problem: null }));

  it.each([
    ["0,42", "%", "number"],
    ["1,2345", "count", "number"],
    ["180 ms", "ms", "number"],
    ["1e3", "ms", "number"],
    ["", "ms", "number"],
    ["Infinity", "ms", "number"],
    ["-1", "ms", "not negative"],
    ["101", "%", "not more than 100 %"],
    ["2000000000", "count", "too large"],
  ] as const)("%j in %s is refused", (text, unit, words) => expect(typedValue(text, unit).problem).toContain(words));
});
