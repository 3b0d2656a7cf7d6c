import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMs, toMs } from "@/lib/domain/time/instant";
import { layoutStrip, type Strip, type StripInput } from "./calendar-strip";
import type { Freeze, Window } from "./windows";

const LONDON = { from: "2025-02-13T19:12:00.000Z", days: 14, zone: "Europe/London", windows: [], freezes: [] } satisfies StripInput;

function window(label: string, start: string, end: string, serviceId = label.split(" ")[0] ?? ""): Window {
  return { id: label, label, serviceId, environment: "production", start: `2025-02-${start}:00.000Z`, end: `2025-02-${end}:00.000Z` };
}
function freeze(name: string, start: string, end: string): Freeze {
  return { id: name, name, serviceId: null, start: `2025-02-${start}:00.000Z`, end: `2025-02-${end}:00.000Z` };
}
const hours = ({ days }: Strip) => days.map((day) => (toMs(day.end) - toMs(day.start)) / 3_600_000);

describe("days", () => {
  it("are the calendar's, from today on", () => {
    const { days } = layoutStrip(LONDON);
    expect(days).toHaveLength(14);
    expect(days.slice(0, 4).map(({ weekday, dayOfMonth, isToday, isWeekend }) => [weekday, dayOfMonth, isToday, isWeekend])).toEqual([
      ["Thursday", 13, true, false],
      ["Friday", 14, false, false],
      ["Saturday", 15, false, true],
      ["Sunday", 16, false, true],
    ]);
    expect(days.at(-1)).toMatchObject({ date: "2025-02-26", start: "2025-02-26T00:00:00.000Z", end: "2025-02-27T00:00:00.000Z" });
  });

  it("mark today where the strip begins on another day", () => {
    const { days } = layoutStrip({ ...LONDON, from: "2025-02-10T12:00:00.000Z", now: LONDON.from });
    expect(days.filter((day) => day.isToday).map((day) => day.date)).toEqual(["2025-02-13"]);
  });

  it.each([
    ["Europe/London", "2026-03-28T12:00:00.000Z", [24, 23, 24]],
    ["Europe/London", "2026-10-24T12:00:00.000Z", [24, 25, 24]],
    ["Australia/Lord_Howe", "2026-10-03T00:00:00.000Z", [24, 23.5, 24]],
    ["Africa/Cairo", "2026-04-23T12:00:00.000Z", [24, 23, 24]],
    ["America/Havana", "2026-10-31T12:00:00.000Z", [24, 25, 24]],
    ["Pacific/Apia", "2011-12-29T12:00:00.000Z", [24, 24, 24]],
  ])("of %s from %s have %j hours", (zone, from, expected) => {
    expect(hours(layoutStrip({ ...LONDON, from, zone, days: 3 }))).toEqual(expected);
  });

  it("skip a date that the zone skipped", () => {
    const { days } = layoutStrip({ ...LONDON, from: "2011-12-29T12:00:00.000Z", zone: "Pacific/Apia", days: 3 });
    expect(days.map((day) => day.date)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
  });

  it("follow each other without a gap, in any zone", () => {
    const anyZone = fc.constantFrom("Europe/London", "America/Santiago", "Asia/Gaza", "Pacific/Chatham", "America/Havana");
    const anyInstant = fc.date({ min: new Date("2015-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, from) => {
        const { days } = layoutStrip({ ...LONDON, zone, from: from.toISOString() });
        expect(days.map((day) => day.start).slice(1)).toEqual(days.map((day) => day.end).slice(0, -1));
        expect(days[0]?.isToday).toBe(true);
      }),
    );
  });
});

describe("bars", () => {
  it("lie as on the home page", () => {
    const { bars, laneCount, overlaps } = layoutStrip({
      ...LONDON,
      windows: [
        window("auth v3.1.0", "13T18:00", "13T23:00"),
        window("checkout v2.3.0", "13T19:00", "14T19:00"),
        window("checkout v2.4.0", "18T19:00", "19T19:00"),
        window("checkout v2.4.1", "18T19:15", "18T19:30"),
        window("auth v3.1.1", "21T15:00", "22T15:00"),
        window("checkout v2.5.0", "25T19:00", "26T19:00"),
      ],
      freezes: [freeze("Presidents' Day", "15T00:00", "18T00:00"), freeze("month-end", "24T00:00", "28T00:00")],
    });
    expect(bars.map((bar) => [bar.label, bar.left * 14, bar.width * 14, bar.lane])).toEqual([
      ["checkout v2.3.0", 0, 2, 0],
      ["auth v3.1.0", 0, 1, 1],
      ["checkout v2.4.0", 5, 2, 0],
      ["checkout v2.4.1", 5, 1, 1],
      ["auth v3.1.1", 8, 2, 0],
      ["checkout v2.5.0", 12, 2, 0],
      ["Presidents' Day", 2, 3, 1],
      ["month-end", 11, 3, 1],
    ]);
    expect(laneCount).toBe(2);
    expect(bars.filter((bar) => bar.hasOverlap).map((bar) => bar.label)).toEqual(["checkout v2.4.0", "checkout v2.4.1"]);
    expect(bars.filter((bar) => bar.isInFreeze).map((bar) => bar.label)).toEqual(["checkout v2.5.0"]);
    expect(bars.filter((bar) => bar.endsLater).map((bar) => bar.label)).toEqual(["month-end"]);
    expect(overlaps.map(({ start, end }) => [start, end])).toEqual([["2025-02-18T19:15:00.000Z", "2025-02-18T19:30:00.000Z"]]);
  });

  it("are as long as their time when nothing snaps, also on a day of 23 hours", () => {
    const [bar] = layoutStrip({
      ...LONDON,
      from: "2026-03-29T12:00:00.000Z",
      days: 2,
      snap: "none",
      windows: [{ ...window("a", "01T00:00", "01T00:00"), start: "2026-03-29T11:30:00.000Z", end: "2026-03-30T11:00:00.000Z" }],
    }).bars;
    expect(bar?.left).toBeCloseTo(0.25);
    expect(bar?.width).toBeCloseTo(0.5);
  });

  it("are cut at the edges and left out beyond them", () => {
    const { bars } = layoutStrip({
      ...LONDON,
      windows: [window("before", "12T10:00", "13T00:00"), window("into", "12T10:00", "13T00:01"), window("after", "27T00:00", "28T00:00")],
    });
    expect(bars).toMatchObject([{ label: "into", left: 0, width: 1 / 14, startsEarlier: true, endsLater: false }]);
  });

  it("leave the first lane free for windows only where there are any", () => {
    const lane = (windows: Window[]) =>
      layoutStrip({ ...LONDON, windows, freezes: [freeze("f", "20T00:00", "21T00:00")] }).bars.at(-1)?.lane;
    expect(lane([])).toBe(0);
    expect(lane([window("a", "13T10:00", "13T11:00")])).toBe(1);
  });

  it("of an empty strip are none", () => {
    expect(layoutStrip({ ...LONDON, days: 0, windows: [window("a", "13T10:00", "13T11:00")] })).toEqual({
      days: [],
      bars: [],
      laneCount: 0,
      overlaps: [],
    });
  });

  it("never cover each other in a lane, stay inside and do not depend on the order given", () => {
    const span = fc.tuple(fc.integer({ min: -3_000, max: 25_000 }), fc.integer({ min: 1, max: 6_000 }));
    const snap = fc.constantFrom("day" as const, "none" as const);
    const start = toMs("2025-02-13T00:00:00.000Z");
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.array(span, { maxLength: 4 }), snap, (windowSpans, freezeSpans, snapping) => {
        const interval = ([from, length]: [number, number]) => ({
          start: fromMs(start + from * 60_000),
          end: fromMs(start + (from + length) * 60_000),
        });
        const windows = windowSpans.map((one, index): Window => ({ ...window(`s w${index}`, "01T00:00", "01T00:00"), ...interval(one) }));
        const freezes = freezeSpans.map((one, index): Freeze => ({ id: `f${index}`, name: "f", serviceId: null, ...interval(one) }));
        const { bars, laneCount } = layoutStrip({ ...LONDON, windows, freezes, snap: snapping });
        for (const [index, a] of bars.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.left + a.width).toBeLessThanOrEqual(1 + 1e-9);
          expect(a.width).toBeGreaterThan(0);
          expect(a.lane).toBeLessThan(laneCount);
          for (const b of bars.slice(index + 1)) {
            const apart = a.left + a.width <= b.left + 1e-9 || b.left + b.width <= a.left + 1e-9;
            expect(apart || a.lane !== b.lane).toBe(true);
          }
        }
        expect(layoutStrip({ ...LONDON, windows: windows.toReversed(), freezes: freezes.toReversed(), snap: snapping }).bars).toEqual(bars);
      }),
    );
  });
});
