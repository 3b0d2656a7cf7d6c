import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes, fromMs, toMs } from "@/lib/domain/time/instant";
import { toWallTime, WEEKDAYS, weekdayOf } from "@/lib/domain/time/zone";
import { type Presence, presenceAt, type WorkingTimes, worstOf } from "./presence";

const WEEK = WEEKDAYS.slice(1, 6);
const office = (zone: string, more: Partial<WorkingTimes> = {}): WorkingTimes => ({
  hours: { from: "09:00", to: "17:00", days: WEEK },
  absences: [],
  zone,
  ...more,
});
const nights = (zone: string) => office(zone, { hours: { from: "22:00", to: "06:00", days: ["Saturday"] } });

describe("whether a person is there", () => {
  it.each<[string, WorkingTimes | null, string, Presence]>([
    ["who said nothing, at any time", null, "2026-03-29T03:00:00.000Z", "available"],
    ["without hours, at any time", office("Europe/London", { hours: null }), "2026-03-29T03:00:00.000Z", "available"],
    ["at the first minute", office("Europe/London"), "2026-01-05T09:00:00.000Z", "available"],
    ["at the last minute", office("Europe/London"), "2026-01-05T16:59:59.999Z", "available"],
    ["when the hours are over", office("Europe/London"), "2026-01-05T17:00:00.000Z", "outside-hours"],
    ["on a Sunday", office("Europe/London"), "2026-01-04T12:00:00.000Z", "outside-hours"],

    // London goes from GMT to BST on 29 March 2026 at 01:00 UTC, and back on 25 October.
    ["London, 08:30 UTC on the Friday before the clocks go forward", office("Europe/London"), "2026-03-27T08:30:00.000Z", "outside-hours"],
    ["London, 08:30 UTC on the Monday after", office("Europe/London"), "2026-03-30T08:30:00.000Z", "available"],
    ["London, 16:30 UTC on the Monday after", office("Europe/London"), "2026-03-30T16:30:00.000Z", "outside-hours"],
    ["London, 16:30 UTC once they went back", office("Europe/London"), "2026-10-26T16:30:00.000Z", "available"],

    // New York goes from EST to EDT on 8 March 2026 at 07:00 UTC, and back on 1 November at 06:00 UTC.
    ["New York, 13:30 UTC on the Friday before", office("America/New_York"), "2026-03-06T13:30:00.000Z", "outside-hours"],
    ["New York, 13:30 UTC on the Monday after", office("America/New_York"), "2026-03-09T13:30:00.000Z", "available"],
    ["New York, 21:30 UTC in winter", office("America/New_York"), "2026-11-02T21:30:00.000Z", "available"],
    ["New York, 21:30 UTC in summer", office("America/New_York"), "2026-10-30T21:30:00.000Z", "outside-hours"],
    ["New York, a night that skips an hour: until 06:00 EDT", nights("America/New_York"), "2026-03-08T09:59:00.000Z", "available"],
    ["New York, a night that skips an hour: from 06:00 EDT", nights("America/New_York"), "2026-03-08T10:00:00.000Z", "outside-hours"],
    ["New York, a night that has an hour twice: until 06:00 EST", nights("America/New_York"), "2026-11-01T10:59:00.000Z", "available"],
    ["New York, a night that has an hour twice: from 06:00 EST", nights("America/New_York"), "2026-11-01T11:00:00.000Z", "outside-hours"],

    // India has no summer time and half an hour of its own.
    ["Kolkata, 03:29 UTC", office("Asia/Kolkata"), "2026-07-01T03:29:00.000Z", "outside-hours"],
    ["Kolkata, 03:30 UTC", office("Asia/Kolkata"), "2026-07-01T03:30:00.000Z", "available"],
    ["Kolkata, 11:29 UTC", office("Asia/Kolkata"), "2026-07-01T11:29:00.000Z", "available"],
    ["Kolkata, 11:30 UTC", office("Asia/Kolkata"), "2026-07-01T11:30:00.000Z", "outside-hours"],

    // Auckland goes from NZDT to NZST on 5 April 2026 at 14:00 UTC of the day before; its Monday begins on our Sunday.
    ["Auckland, Sunday 20:00 UTC, its Monday in summer time", office("Pacific/Auckland"), "2026-03-29T20:00:00.000Z", "available"],
    [
      "Auckland, Sunday 20:00 UTC, before nine once it is winter time",
      office("Pacific/Auckland"),
      "2026-04-05T20:00:00.000Z",
      "outside-hours",
    ],
    ["Auckland, Sunday 21:00 UTC, nine in winter time", office("Pacific/Auckland"), "2026-04-05T21:00:00.000Z", "available"],
    ["Auckland, Friday 20:00 UTC, its Saturday", office("Pacific/Auckland"), "2026-03-27T20:00:00.000Z", "outside-hours"],
  ])("%s", (_, times, moment, expected) => expect(presenceAt(times, moment)).toBe(expected));

  const away = (zone: string, hours: WorkingTimes["hours"] = office(zone).hours) =>
    office(zone, { hours, absences: [{ from: "2026-06-15", to: "2026-06-16" }] });
  it.each<[string, WorkingTimes, string, Presence]>([
    ["absent on the first day from its first minute", away("Pacific/Auckland"), "2026-06-14T12:00:00.000Z", "absent"],
    ["not yet absent the minute before", away("Pacific/Auckland", null), "2026-06-14T11:59:00.000Z", "available"],
    ["absent until the end of the last day", away("America/New_York"), "2026-06-17T03:59:00.000Z", "absent"],
    ["back with the day after", away("America/New_York", null), "2026-06-17T04:00:00.000Z", "available"],
    ["absent goes before outside working hours", away("Europe/London"), "2026-06-15T02:00:00.000Z", "absent"],
  ])("is %s", (_, times, moment, expected) => expect(presenceAt(times, moment)).toBe(expected));

  it("agrees with the clock on the wall wherever the clocks do not change", () => {
    const zones = ["America/New_York", "Europe/London", "Asia/Kolkata", "Pacific/Auckland"];
    const [from, to] = [toMs("2026-05-01T00:00:00.000Z"), toMs("2026-09-01T00:00:00.000Z")];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: from, max: to }), (zone, ms) => {
        const { date, time } = toWallTime(fromMs(ms), zone);
        const isIn = WEEK.includes(weekdayOf(date)) && time >= "09:00" && time < "17:00";
        expect(presenceAt(office(zone), fromMs(ms))).toBe(isIn ? "available" : "outside-hours");
      }),
      { numRuns: 500 },
    );
  });

  it("comes to eight hours on every working day of the year, on whatever day the clocks change", () => {
    const start = "2026-03-23T00:00:00.000Z";
    const steps = Array.from({ length: 14 * 24 * 2 }, (_, half) => addMinutes(start, half * 30));
    const there = steps.filter((moment) => presenceAt(office("Europe/London"), moment) === "available");
    expect(there).toHaveLength(10 * 16);
  });

  it("is judged by the worst of several moments", () => {
    expect(worstOf([])).toBe("available");
    expect(worstOf(["available", "outside-hours"])).toBe("outside-hours");
    expect(worstOf(["absent", "outside-hours", "available"])).toBe("absent");
  });
});
