import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayLabel, longDayLabel, relativeAge, shortTime, timeTriple, zonedTime, zoneTimes } from "./format";
import { fromMs, toMs } from "./instant";

const T0 = "2025-02-13T19:00:00.000Z";
const LONDON = "Europe/London";
const NEW_YORK = "America/New_York";

describe("timeTriple", () => {
  it.each<[string, string, string, string, string | null, string]>([
    ["two zones", "2025-02-13T19:12:40.000Z", LONDON, NEW_YORK, T0, "19:12 GMT · 14:12 EST · T+12m"],
    ["the other way round", "2025-02-13T19:12:40.000Z", NEW_YORK, LONDON, T0, "14:12 EST · 19:12 GMT · T+12m"],
    ["equal zones", "2025-02-13T17:00:00.000Z", LONDON, LONDON, T0, "17:00 GMT · T-2h"],
    ["zones that read alike", "2025-02-13T17:00:00.000Z", "Europe/Berlin", "Europe/Paris", T0, "18:00 CET · T-2h"],
    ["other dates", "2025-02-13T23:30:00.000Z", LONDON, "Asia/Kolkata", T0, "Thu 23:30 GMT · Fri 05:00 GMT+5:30 · T+4h 30m"],
    ["other dates, westward", "2025-02-14T02:00:00.000Z", LONDON, NEW_YORK, T0, "Fri 02:00 GMT · Thu 21:00 EST · T+7h"],
    ["no T-0", "2025-02-13T19:12:40.000Z", LONDON, NEW_YORK, null, "19:12 GMT · 14:12 EST"],
    ["summer time", "2025-07-13T19:00:00.000Z", LONDON, NEW_YORK, null, "20:00 BST · 15:00 EDT"],
    ["midnight", "2025-02-14T00:00:00.000Z", LONDON, LONDON, null, "00:00 GMT"],
  ])("%s", (_, instant, viewerZone, releaseZone, t0, text) => {
    expect(timeTriple({ instant, viewerZone, releaseZone, t0 })).toBe(text);
  });

  it("follows a reader with a twelve-hour clock", () => {
    const triple = { instant: "2025-02-13T19:12:40.000Z", viewerZone: LONDON, releaseZone: NEW_YORK, t0: T0 };
    expect(timeTriple(triple, { hour12: true })).toBe("7:12 pm GMT · 2:12 pm EST · T+12m");
  });

  it("shows one time only for zones with one clock", () => {
    const zones = () => fc.constantFrom(LONDON, NEW_YORK, "Asia/Kolkata", "Europe/Berlin", "Europe/Paris", "Pacific/Apia", "UTC");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        zones(),
        zones(),
        (date, a, b) => {
          const texts = zoneTimes({ instant: date.toISOString(), viewerZone: a, releaseZone: b });
          expect(texts.length).toBe(zonedTime(date.toISOString(), a) === zonedTime(date.toISOString(), b) ? 1 : 2);
          expect(texts[0]).toContain(zonedTime(date.toISOString(), a));
        },
      ),
    );
  });
});

describe("times of day and days", () => {
  it.each([
    ["00:00", "12:00 am"],
    ["00:05", "12:05 am"],
    ["09:30", "9:30 am"],
    ["12:00", "12:00 pm"],
    ["23:59", "11:59 pm"],
  ])("%s is %s on a twelve-hour clock", (time, text) => {
    const instant = `2025-02-13T${time}:00.000Z`;
    expect(shortTime(instant, "UTC")).toBe(time);
    expect(shortTime(instant, "UTC", { hour12: true })).toBe(text);
  });

  it.each([
    [T0, LONDON, "Thu 13 Feb", "Thursday 13 February 2025"],
    [T0, "Pacific/Apia", "Fri 14 Feb", "Friday 14 February 2025"],
    ["2025-09-01T12:00:00.000Z", LONDON, "Mon 1 Sep", "Monday 1 September 2025"],
    ["2025-01-01T02:00:00.000Z", NEW_YORK, "Tue 31 Dec", "Tuesday 31 December 2024"],
  ])("%s in %s is %s", (instant, zone, short, long) => {
    expect(dayLabel(instant, zone)).toBe(short);
    expect(longDayLabel(instant, zone)).toBe(long);
  });
});

describe("relativeAge", () => {
  it.each([
    [0, "now"],
    [999, "now"],
    [-5_000, "now"],
    [1_000, "1 s ago"],
    [28_000, "28 s ago"],
    [59_999, "59 s ago"],
    [60_000, "1 min ago"],
    [240_000, "4 min ago"],
    [3_600_000, "1 h ago"],
    [86_399_000, "23 h ago"],
    [86_400_000, "1 d ago"],
    [40 * 86_400_000, "40 d ago"],
  ])("%d ms are %s", (ms, text) => {
    expect(relativeAge({ instant: T0, now: fromMs(toMs(T0) + ms) })).toBe(text);
  });
});
