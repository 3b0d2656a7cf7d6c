import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockState, clockParts, countdown, elapsed, lateness } from "./clock";
import { fromMs, toMs } from "./instant";

const T0 = "2025-02-13T19:00:00.000Z";
const at = (seconds: number) => fromMs(toMs(T0) + seconds * 1_000);
const read = (state: ClockState, seconds: number, frozenAt: string | null = null) =>
  clockParts({ now: at(seconds), t0: T0, state, frozenAt });

const DAY = 86_400;

describe("clockParts", () => {
  it.each<[ClockState, number, string, string]>([
    ["after", 760, "T+00:12:40", "T plus 12 minutes 40 seconds"],
    ["after", 0, "T+00:00:00", "T zero"],
    ["after", -2, "T+00:00:00", "T zero"],
    ["after", 1, "T+00:00:01", "T plus 1 second"],
    ["after", DAY - 1, "T+23:59:59", "T plus 23 hours 59 minutes 59 seconds"],
    ["after", DAY, "T+1d 00:00", "T plus 1 day"],
    ["after", 2 * DAY + 3 * 3_600 + 59, "T+2d 03:00", "T plus 2 days 3 hours"],
    ["before", -6_138, "T-01:42:18", "T minus 1 hour 42 minutes 18 seconds"],
    ["before", -0.3, "T-00:00:01", "T minus 1 second"],
    ["before", 0, "T-00:00:00", "T zero"],
    ["before", 0.9, "T-00:00:00", "T zero"],
    ["before", -(4 * DAY + 23 * 3_600 + 47 * 60 + 9), "T-4d 23:47", "T minus 4 days 23 hours 47 minutes"],
    ["before", 340, "T+00:05:40", "T plus 5 minutes 40 seconds, not started"],
    ["rollback", 1_608, "T+00:26:48", "T plus 26 minutes 48 seconds"],
  ])("%s at %d s shows %s", (state, seconds, text, spoken) => {
    const reading = read(state, seconds);
    expect(reading.prefix + reading.text).toBe(text);
    expect(reading.spoken).toBe(spoken);
    expect(reading.isLate).toBe(state === "before" && seconds >= 1);
  });

  it("stands still on hold, whatever the time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 * DAY }), (seconds) => {
        expect(read("hold", seconds, at(-1_200))).toEqual({
          prefix: "T-",
          text: "00:20:00",
          spoken: "T minus 20 minutes",
          isLate: false,
        });
      }),
    );
  });

  it("does not stand still in other states", () => {
    expect(read("after", 760, at(10)).text).toBe("00:12:40");
  });

  it("shows each second once on the way through T-0", () => {
    const shown = Array.from({ length: 40 }, (_, index) => {
      const { prefix, text } = read("before", -2 + index / 10);
      return prefix + text;
    });
    const counts = Object.groupBy(shown, (text) => text);
    expect(Object.entries(counts).map(([text, times]) => [text, times?.length])).toEqual([
      ["T-00:00:02", 10],
      ["T-00:00:01", 10],
      ["T-00:00:00", 10],
      ["T+00:00:01", 10],
    ]);
  });

  it("never shows T- after the start", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 3 * DAY }), (seconds) => {
        expect(read("after", seconds).prefix).toBe("T+");
      }),
    );
  });
});

describe("countdown, lateness, elapsed", () => {
  it.each([
    [140_000, "02:20"],
    [139_001, "02:20"],
    [1, "00:01"],
    [0, "00:00"],
    [-5_000, "00:00"],
    [3_599_000, "59:59"],
    [3_599_001, "01:00:00"],
    [6_138_000, "01:42:18"],
    [86_399_000, "23:59:59"],
    [86_400_000, "1d 00:00"],
    [(4 * DAY + 23 * 3_600 + 47 * 60) * 1_000, "4d 23:47"],
  ])("%d ms left are %s", (ms, text) => {
    expect(countdown(ms)).toBe(text);
  });

  it.each([
    [340_000, "05:40 late"],
    [340_999, "05:40 late"],
    [3_600_000, "01:00:00 late"],
    [-1, "00:00 late"],
  ])("%d ms over are %s", (ms, text) => {
    expect(lateness(ms)).toBe(text);
  });

  it("elapsed counts whole seconds only", () => {
    expect(elapsed(28_999)).toBe("00:28");
  });

  it("never goes back while time goes on", () => {
    const value = (text: string) => text.replaceAll(/\D/g, "").padStart(12, "0");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_599_000 }), fc.integer({ min: 0, max: 3_599_000 }), (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(value(countdown(less)) <= value(countdown(more))).toBe(true);
      }),
    );
  });
});
