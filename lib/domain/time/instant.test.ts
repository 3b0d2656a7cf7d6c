import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes, fromMs, isInstant, toMs } from "./instant";

describe("isInstant", () => {
  it.each(["2000-01-01T00:00:00.000Z", "2025-02-13T19:00:00.000Z", "2024-02-29T23:59:59.999Z", "2200-12-31T23:59:59.999Z"])(
    "takes %s",
    (text) => {
      expect(isInstant(text)).toBe(true);
    },
  );

  it.each([
    "",
    "2025-02-13",
    "2025-02-13T19:00:00Z",
    "2025-02-13T19:00:00.000+00:00",
    "2025-02-13T19:00:00.000",
    "2025-02-13t19:00:00.000z",
    "2025-02-13T19:00:00.0000Z",
    "2025-02-30T19:00:00.000Z",
    "2025-02-13T24:00:00.000Z",
    "2025-02-13T23:59:60.000Z",
    "2025-13-01T00:00:00.000Z",
    "1999-12-31T23:59:59.999Z",
    "2201-01-01T00:00:00.000Z",
    "+275760-09-13T00:00:00.000Z",
    " 2025-02-13T19:00:00.000Z",
    "2025-02-13T19:00:00.000Z\n",
  ])("refuses %j", (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

it("orders instants as text like their times", () => {
  const anyMs = () => fc.integer({ min: toMs("2000-01-01T00:00:00.000Z"), max: toMs("2200-12-31T23:59:59.999Z") });
  fc.assert(
    fc.property(anyMs(), anyMs(), (a, b) => {
      expect(fromMs(a) < fromMs(b)).toBe(a < b);
      expect(isInstant(fromMs(a))).toBe(true);
      expect(toMs(fromMs(a))).toBe(a);
    }),
  );
});

it("adds elapsed minutes", () => {
  expect(addMinutes("2026-03-29T00:30:00.000Z", 60)).toBe("2026-03-29T01:30:00.000Z");
});
