import { describe, expect, it } from "vitest";
import { keepsGate, latestMisses, worstOf } from "./limit-course";

const UNDER = { gate: 250, better: "lower" } as const;
const FROM = { gate: 99, better: "higher" } as const;

describe("values against a gate", () => {
  it.each([
    [249.9, UNDER, true],
    [250, UNDER, false],
    [99, FROM, true],
    [98.9, FROM, false],
    [1e9, { gate: null, better: "lower" }, true],
  ] as const)("%d of %o: %s", (value, limit, kept) => {
    expect(keepsGate(value, limit)).toBe(kept);
  });

  it.each([
    ["none read", [], UNDER, []],
    ["none missed", [180, 220], UNDER, []],
    ["the failure of the guide", [180, 181, 268, 272, 265], UNDER, [268, 272, 265]],
    ["over by now", [180, 268, 272, 219], UNDER, [268, 272]],
    ["the later of two runs", [300, 180, 260, 219], UNDER, [260]],
    ["all", [98, 97], FROM, [98, 97]],
    ["no gate", [300], { gate: null, better: "lower" }, []],
  ] as const)("the latest run that missed: %s", (_, values, limit, missed) => {
    expect(latestMisses(values, limit)).toEqual(missed);
  });

  it("the worst is the highest or the lowest", () => {
    expect(worstOf([180, 272, 265], UNDER)).toBe(272);
    expect(worstOf([99.7, 98.1, 99], FROM)).toBe(98.1);
    expect(worstOf([], UNDER)).toBeNull();
  });
});
