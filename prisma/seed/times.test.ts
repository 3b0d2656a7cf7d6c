import { describe, expect, it } from "vitest";
import { addMinutes, toMs } from "@/lib/domain/time/instant";
import { toWallTime, weekday } from "@/lib/domain/time/zone";
import { dayStart, nextWeekend, roundDown, workday } from "./times";

const zone = "America/New_York";
const HOUR_MS = 3_600_000;

describe("days of the demo", () => {
  it.each([
    ["a Monday", "2026-11-23T18:00:00.000Z", 5, "2026-11-30T19:00:00.000Z"],
    ["a Wednesday", "2026-11-25T18:00:00.000Z", 5, "2026-11-30T19:00:00.000Z"],
    ["a Thursday", "2026-11-26T18:00:00.000Z", 5, "2026-12-01T19:00:00.000Z"],
    ["the week in which the clocks go forward", "2026-03-05T18:00:00.000Z", 5, "2026-03-10T18:00:00.000Z"],
    ["the evening in New York that is the next day in UTC", "2026-11-24T03:00:00.000Z", 1, "2026-11-24T19:00:00.000Z"],
  ])("a working day counted from %s is at 14:00 of the zone and no weekend", (_, now, days, expected) => {
    expect(workday(now, { zone, days, time: "14:00" })).toBe(expected);
  });

  it("throws on a time of day that a change of the clocks leaves out", () => {
    // New York changes its clocks on Sundays, which are no working days; Cairo does so on a Friday.
    expect(() => workday("2026-04-23T10:00:00.000Z", { zone: "Africa/Cairo", days: 1, time: "00:30" })).toThrow(/is not one moment/);
  });

  it("finds a whole weekend that has not begun, all through three weeks with a change of the clocks", () => {
    for (let hour = 0; hour < 21 * 24; hour += 5) {
      const now = addMinutes("2026-10-20T00:00:00.000Z", hour * 60);
      const { start, end } = nextWeekend(now, zone);
      expect([weekday(start, zone), toWallTime(start, zone).time]).toEqual(["Saturday", "00:00"]);
      expect([weekday(end, zone), toWallTime(end, zone).time]).toEqual(["Monday", "00:00"]);
      expect(start > now).toBe(true);
      expect([47, 48, 49]).toContain((toMs(end) - toMs(start)) / HOUR_MS);
    }
  });

  it("begins a day at its midnight and rounds down to five minutes", () => {
    expect(dayStart("2026-11-24T03:00:00.000Z", { zone, days: 0 })).toBe("2026-11-23T05:00:00.000Z");
    expect(roundDown("2026-11-24T03:04:59.999Z")).toBe("2026-11-24T03:00:00.000Z");
    expect(roundDown("2026-11-24T03:05:00.000Z")).toBe("2026-11-24T03:05:00.000Z");
  });
});
