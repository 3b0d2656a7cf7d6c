import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMs, toMs } from "@/lib/domain/time/instant";
import { toWallTime, weekday } from "@/lib/domain/time/zone";
import { weekIndex, weeksUntil } from "./week";

const HOUR_MS = 3_600_000;
const hours = ({ start, end }: { start: string; end: string }) => (toMs(end) - toMs(start)) / HOUR_MS;

describe("the weeks of a zone", () => {
  it("begin on Monday at midnight there, the present one last", () => {
    expect(weeksUntil({ now: "2025-02-16T23:30:00.000Z", count: 2, zone: "Europe/London" })).toEqual([
      { start: "2025-02-03T00:00:00.000Z", end: "2025-02-10T00:00:00.000Z" },
      { start: "2025-02-10T00:00:00.000Z", end: "2025-02-17T00:00:00.000Z" },
    ]);
    // The same moment is Monday already in Berlin, and Sunday noon in Los Angeles.
    expect(weeksUntil({ now: "2025-02-16T23:30:00.000Z", count: 1, zone: "Europe/Berlin" })[0]?.start).toBe("2025-02-16T23:00:00.000Z");
    expect(weeksUntil({ now: "2025-02-16T23:30:00.000Z", count: 1, zone: "America/Los_Angeles" })[0]?.start).toBe(
      "2025-02-10T08:00:00.000Z",
    );
  });

  it.each([
    ["put forward", "2025-03-30T12:00:00.000Z", 167],
    ["put back", "2025-10-26T12:00:00.000Z", 169],
    ["left alone", "2025-06-15T12:00:00.000Z", 168],
  ])("have as many hours as the clocks give where they are %s", (_name, now, expected) => {
    const [week] = weeksUntil({ now, count: 1, zone: "Europe/London" });
    expect(week && hours(week)).toBe(expected);
  });

  it("follow each other without a gap, and hold every moment once", () => {
    const moments = fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2035-01-01") });
    const zones = fc.constantFrom("UTC", "Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo");
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: 1, max: 53 }), fc.double({ min: 0, max: 1, noNaN: true }), (ms, zone, count, share) => {
        const now = fromMs(ms);
        const weeks = weeksUntil({ now, count, zone });
        expect(weeks).toHaveLength(count);
        expect(weekIndex(weeks, now)).toBe(count - 1);
        for (const [index, { start, end }] of weeks.entries()) {
          expect(weekday(start, zone)).toBe("Monday");
          expect(["00:00", "01:00"]).toContain(toWallTime(start, zone).time);
          expect(end).toBe(weeks[index + 1]?.start ?? end);
        }
        const [from, to] = [toMs(weeks[0]?.start ?? now), toMs(weeks.at(-1)?.end ?? now)];
        const any = fromMs(Math.floor(from + share * (to - from - 1)));
        expect(weeks.filter(({ start, end }) => start <= any && any < end)).toHaveLength(1);
      }),
    );
  });
});
