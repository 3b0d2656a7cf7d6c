import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_ATTEMPTS, retryWaitMs, verdictOf } from "./retry";

describe("waiting for the next attempt", () => {
  it.each([
    [1, 5_000],
    [2, 30_000],
    [3, 120_000],
    [9, 54_000_000],
    [10, null],
    [11, null],
  ])("after %i failures it is %s ms, give or take", (attempts, ms) => {
    expect(retryWaitMs(attempts, { chance: 0.5 })).toBe(ms);
  });

  it("strays by a fifth at most and never shrinks with more failures", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ATTEMPTS - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
        const middle = retryWaitMs(attempts, { chance: 0.5 }) ?? 0;
        const wait = retryWaitMs(attempts, { chance }) ?? 0;
        expect(Math.abs(wait - middle)).toBeLessThanOrEqual(middle * 0.2 + 1);
        expect(retryWaitMs(attempts + 1, { chance }) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(wait);
      }),
    );
  });

  it("waits as long as the receiver asks, up to an hour", () => {
    expect(retryWaitMs(1, { chance: 0, askedMs: 60_000 })).toBe(60_000);
    expect(retryWaitMs(1, { chance: 0, askedMs: 9e9 })).toBe(3_600_000);
    expect(retryWaitMs(5, { chance: 0.5, askedMs: 10 })).toBe(1_800_000);
  });
});

it.each([
  [200, "delivered"],
  [204, "delivered"],
  [301, "failed"],
  [404, "failed"],
  [410, "gone"],
  [500, "failed"],
  [null, "failed"],
])("an answer of %s is %s", (status, verdict) => {
  expect(verdictOf(status)).toBe(verdict);
});
