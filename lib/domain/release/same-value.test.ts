import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameValue } from "./same-value";

describe("isSameValue", () => {
  it("agrees with the text of JSON whose keys stand in order", () => {
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, one]) => [key, sorted(one)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
        // JSON has no -0; as a value it is another than 0.
        const text = (value: unknown) => JSON.stringify(sorted(value));
        const parsed = [JSON.parse(text(a)), JSON.parse(text(b))];
        expect(isSameValue(parsed[0], parsed[1])).toBe(text(a) === text(b));
        expect(isSameValue(parsed[0], structuredClone(parsed[0]))).toBe(true);
      }),
    );
  });

  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: undefined }, { b: undefined }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, {}, false],
    ["1", 1, false],
  ])("%j and %j: %s", (a, b, isSame) => {
    expect(isSameValue(a, b)).toBe(isSame);
  });
});
