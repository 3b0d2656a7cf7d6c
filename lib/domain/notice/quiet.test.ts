import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes, fromMs, toMs } from "@/lib/domain/time/instant";
import { nextTimeOfDay } from "@/lib/domain/time/weekly-hours";
import { toWallTime, WEEKDAYS } from "@/lib/domain/time/zone";
import { type QuietHours, quietEndsAt } from "./quiet";

const LONDON = "Europe/London";
const NEW_YORK = "America/New_York";
const WORKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const;
const nights: QuietHours = { from: "22:00", to: "07:00", days: WEEKDAYS };
const weekend: QuietHours = { from: "00:00", to: "00:00", days: ["Saturday", "Sunday"] };

describe("quiet hours", () => {
  it.each([
    // Thursday 26 November 2026, winter: London is UTC.
    ["before they begin", nights, LONDON, "2026-11-26T21:59:59.999Z", null],
    ["at their first moment", nights, LONDON, "2026-11-26T22:00:00.000Z", "2026-11-27T07:00:00.000Z"],
    ["after midnight", nights, LONDON, "2026-11-27T03:00:00.000Z", "2026-11-27T07:00:00.000Z"],
    ["at their end", nights, LONDON, "2026-11-27T07:00:00.000Z", null],
    ["in the person's zone", nights, NEW_YORK, "2026-11-27T04:00:00.000Z", "2026-11-27T12:00:00.000Z"],
    ["on a day that is not theirs", { ...nights, days: WORKDAYS }, LONDON, "2026-11-28T23:00:00.000Z", null],
    ["that began the day before", { ...nights, days: ["Friday"] }, LONDON, "2026-11-28T03:00:00.000Z", "2026-11-28T07:00:00.000Z"],
    ["within one day", { ...nights, from: "12:00", to: "13:00" }, LONDON, "2026-11-26T12:30:00.000Z", "2026-11-26T13:00:00.000Z"],
    ["of whole days one after the other", weekend, LONDON, "2026-11-28T10:00:00.000Z", "2026-11-30T00:00:00.000Z"],
    // Sunday 29 March 2026: 01:00 GMT becomes 02:00 BST.
    ["in the night that is an hour short", nights, LONDON, "2026-03-28T23:00:00.000Z", "2026-03-29T06:00:00.000Z"],
    ["whose end does not exist", { ...nights, to: "01:30" }, LONDON, "2026-03-29T00:30:00.000Z", "2026-03-29T01:00:00.000Z"],
    [
      "whose beginning does not exist",
      { ...nights, from: "01:30", to: "05:00" },
      LONDON,
      "2026-03-29T01:00:00.000Z",
      "2026-03-29T04:00:00.000Z",
    ],
    ["before a beginning that does not exist", { ...nights, from: "01:30", to: "05:00" }, LONDON, "2026-03-29T00:59:00.000Z", null],
    // Sunday 25 October 2026: 02:00 BST becomes 01:00 GMT.
    ["in the night that is an hour long", nights, LONDON, "2026-10-24T23:00:00.000Z", "2026-10-25T07:00:00.000Z"],
    ["whose end comes twice, the first time", { ...nights, to: "01:30" }, LONDON, "2026-10-25T00:29:00.000Z", "2026-10-25T01:30:00.000Z"],
    ["whose end comes twice, in between", { ...nights, to: "01:30" }, LONDON, "2026-10-25T00:45:00.000Z", "2026-10-25T01:30:00.000Z"],
    ["whose end comes twice, after both", { ...nights, to: "01:30" }, LONDON, "2026-10-25T01:30:00.000Z", null],
    ["whose beginning comes twice", { ...nights, from: "01:30" }, LONDON, "2026-10-25T00:30:00.000Z", "2026-10-25T07:00:00.000Z"],
    // Apia had no 30 December 2011.
    ["into a day that the zone skipped", nights, "Pacific/Apia", "2011-12-30T09:00:00.000Z", "2011-12-30T17:00:00.000Z"],
  ] as const)("%s", (_, quiet, zone, moment, end) => {
    expect(quietEndsAt(quiet, zone, moment)).toBe(end);
  });

  it("that never end are left after a week at the latest, and their end is ahead", () => {
    const always: QuietHours = { from: "09:00", to: "09:00", days: WEEKDAYS };
    const moment = "2026-11-26T12:00:00.000Z";
    const end = quietEndsAt(always, LONDON, moment) ?? "";
    expect(end > moment && end <= addMinutes(moment, 8 * 1440)).toBe(true);
  });

  const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => fromMs(minutes * 60_000).slice(11, 16));
  const moment = fc
    .date({ min: new Date("2025-01-01"), max: new Date("2028-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString());
  const zone = fc.constantFrom(LONDON, NEW_YORK, "UTC", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago");

  it("end after the moment, outside of quiet hours, whatever the clocks do", () => {
    const quiet = fc.record({ from: time, to: time, days: fc.subarray([...WORKDAYS]) });
    fc.assert(
      fc.property(quiet, zone, moment, (hours, where, at) => {
        const end = quietEndsAt(hours, where, at);
        return end === null || (end > at && quietEndsAt(hours, where, end) === null);
      }),
    );
  });

  it("leave a digest once a day, at its time or where the clocks skip it", () => {
    fc.assert(
      fc.property(time, zone, moment, (digestAt, where, at) => {
        const next = nextTimeOfDay(digestAt, where, at);
        const isAhead = next > at && toMs(next) - toMs(at) <= 25 * 3_600_000;
        return isAhead && (toWallTime(next, where).time === digestAt || toWallTime(next, where).time > digestAt);
      }),
    );
  });
});

describe("the next time of day", () => {
  it.each([
    ["later today", "08:00", LONDON, "2026-11-26T07:00:00.000Z", "2026-11-26T08:00:00.000Z"],
    ["tomorrow where it is now", "08:00", LONDON, "2026-11-26T08:00:00.000Z", "2026-11-27T08:00:00.000Z"],
    ["in the zone", "08:00", NEW_YORK, "2026-11-26T08:00:00.000Z", "2026-11-26T13:00:00.000Z"],
    ["in summer", "08:00", LONDON, "2026-07-01T08:00:00.000Z", "2026-07-02T07:00:00.000Z"],
    ["that does not exist: when the clocks are put forward", "01:30", LONDON, "2026-03-28T12:00:00.000Z", "2026-03-29T01:00:00.000Z"],
    ["after one that did not exist", "01:30", LONDON, "2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"],
    ["that comes twice: the first", "01:30", LONDON, "2026-10-24T12:00:00.000Z", "2026-10-25T00:30:00.000Z"],
    ["that comes twice: not the second", "01:30", LONDON, "2026-10-25T00:30:00.000Z", "2026-10-26T01:30:00.000Z"],
  ] as const)("%s", (_, time, zone, after, next) => {
    expect(nextTimeOfDay(time, zone, after)).toBe(next);
  });
});
