import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes, fromMs, toMs } from "./instant";
import { isZone, offsetMinutes, offsetText, resolveWallTime, startOfDate, toWallTime, weekday, weekdayOf, zoneAbbreviation } from "./zone";

const ZONES = [
  "UTC",
  "Europe/London",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "America/Havana",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Gaza",
] as const;

const anyZone = () => fc.constantFrom(...ZONES);
const anyMinute = () => fc.integer({ min: toMs("2000-01-03T00:00:00.000Z") / 60_000, max: toMs("2100-01-01T00:00:00.000Z") / 60_000 });

describe("isZone", () => {
  it.each(["UTC", "GMT", "Europe/London", "Asia/Kolkata", "Asia/Calcutta", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "US/Eastern"])(
    "takes %s",
    (text) => {
      expect(isZone(text)).toBe(true);
    },
  );

  it.each([
    "",
    "EST",
    "BST",
    "CET",
    "+05:30",
    "GMT+1",
    "europe/london",
    "Europe/london",
    "us/eastern",
    "Europe/Atlantis",
    "Europe/London ",
  ])("refuses %j", (text) => {
    expect(isZone(text)).toBe(false);
  });
});

describe("resolveWallTime", () => {
  it.each([
    ["2025-02-13", "19:00", "Europe/London", "2025-02-13T19:00:00.000Z"],
    ["2025-02-13", "14:00", "America/New_York", "2025-02-13T19:00:00.000Z"],
    ["2026-03-29", "02:30", "Europe/London", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29", "00:59", "Europe/London", "2026-03-29T00:59:00.000Z"],
    ["2026-10-25", "02:00", "Europe/London", "2026-10-25T02:00:00.000Z"],
    ["2024-02-29", "23:59", "Asia/Kathmandu", "2024-02-29T18:14:00.000Z"],
    ["2011-12-29", "23:59", "Pacific/Apia", "2011-12-30T09:59:00.000Z"],
    ["2011-12-31", "00:00", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2025-03-01", "12:00", "Africa/Casablanca", "2025-03-01T12:00:00.000Z"],
    ["2025-07-01", "12:00", "Africa/Casablanca", "2025-07-01T11:00:00.000Z"],
  ])("%s %s in %s is %s", (date, time, zone, instant) => {
    expect(resolveWallTime({ date, time, zone })).toEqual({ kind: "ok", instant });
  });

  it.each([
    ["2026-10-25", "01:30", "Europe/London", "2026-10-25T00:30:00.000Z", "BST, UTC+01:00", "2026-10-25T01:30:00.000Z", "GMT, UTC+00:00"],
    ["2026-10-25", "01:00", "Europe/London", "2026-10-25T00:00:00.000Z", "BST, UTC+01:00", "2026-10-25T01:00:00.000Z", "GMT, UTC+00:00"],
    ["2026-11-01", "01:59", "America/New_York", "2026-11-01T05:59:00.000Z", "EDT, UTC-04:00", "2026-11-01T06:59:00.000Z", "EST, UTC-05:00"],
    [
      "2026-04-05",
      "01:45",
      "Australia/Lord_Howe",
      "2026-04-04T14:45:00.000Z",
      "LHDT, UTC+11:00",
      "2026-04-04T15:15:00.000Z",
      "LHST, UTC+10:30",
    ],
    ["2025-02-23", "02:15", "Africa/Casablanca", "2025-02-23T01:15:00.000Z", "UTC+01:00", "2025-02-23T02:15:00.000Z", "GMT, UTC+00:00"],
    ["2026-04-04", "23:30", "America/Santiago", "2026-04-05T02:30:00.000Z", "UTC-03:00", "2026-04-05T03:30:00.000Z", "UTC-04:00"],
  ])("%s %s in %s happens twice", (date, time, zone, earlier, earlierLabel, later, laterLabel) => {
    expect(resolveWallTime({ date, time, zone })).toEqual({
      kind: "ambiguous",
      earlier: { instant: earlier, wall: { date, time }, label: earlierLabel },
      later: { instant: later, wall: { date, time }, label: laterLabel },
    });
  });

  it.each([
    ["2026-03-29", "01:30", "Europe/London", "2026-03-29 01:00", "2026-03-29 02:00", "2026-03-29 02:30"],
    ["2026-03-29", "01:00", "Europe/London", "2026-03-29 01:00", "2026-03-29 02:00", "2026-03-29 02:00"],
    ["2026-03-29", "02:30", "Europe/Berlin", "2026-03-29 02:00", "2026-03-29 03:00", "2026-03-29 03:30"],
    ["2026-03-08", "02:59", "America/New_York", "2026-03-08 02:00", "2026-03-08 03:00", "2026-03-08 03:59"],
    ["2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-04 02:00", "2026-10-04 02:30", "2026-10-04 02:45"],
    ["2011-12-30", "12:00", "Pacific/Apia", "2011-12-30 00:00", "2011-12-31 00:00", "2011-12-31 12:00"],
    ["2026-04-24", "00:30", "Africa/Cairo", "2026-04-24 00:00", "2026-04-24 01:00", "2026-04-24 01:30"],
  ])("%s %s in %s never happens", (date, time, zone, gapStart, gapEnd, suggested) => {
    const resolved = resolveWallTime({ date, time, zone });
    if (resolved.kind !== "nonexistent") throw new Error(`${resolved.kind} instead of nonexistent`);
    expect(`${resolved.gapStart.date} ${resolved.gapStart.time}`).toBe(gapStart);
    expect(`${resolved.gapEnd.date} ${resolved.gapEnd.time}`).toBe(gapEnd);
    expect(`${resolved.suggestion.wall.date} ${resolved.suggestion.wall.time}`).toBe(suggested);
    expect(toWallTime(resolved.changeAt, zone)).toEqual(resolved.gapEnd);
    expect(toWallTime(resolved.suggestion.instant, zone)).toEqual(resolved.suggestion.wall);
  });

  it.each([
    ["date", "2026-02-30", "10:00", "UTC"],
    ["date", "2025-02-29", "10:00", "UTC"],
    ["date", "2026-13-01", "10:00", "UTC"],
    ["date", "2026-00-10", "10:00", "UTC"],
    ["date", "2026-3-29", "10:00", "UTC"],
    ["date", "29/03/2026", "10:00", "UTC"],
    ["date", "2026-03-29\n", "10:00", "UTC"],
    ["date", "", "10:00", "UTC"],
    ["date", "1999-12-31", "10:00", "UTC"],
    ["date", "2201-01-01", "10:00", "UTC"],
    ["date", "+275760-09-13", "10:00", "UTC"],
    ["time", "2026-03-29", "24:00", "UTC"],
    ["time", "2026-03-29", "23:60", "UTC"],
    ["time", "2026-03-29", "9:00", "UTC"],
    ["time", "2026-03-29", "09:00:00", "UTC"],
    ["time", "2026-03-29", "", "UTC"],
    ["time", "2026-03-29", "-1:00", "UTC"],
    ["time", "2026-03-29", "٠٩:٠٠", "UTC"],
    ["zone", "2026-03-29", "09:00", "BST"],
    ["zone", "2026-03-29", "09:00", ""],
  ])("refuses the %s of %j %j %j", (path, date, time, zone) => {
    expect(resolveWallTime({ date, time, zone })).toMatchObject({ kind: "invalid", path });
  });

  it("finds every minute again from what the wall shows", () => {
    fc.assert(
      fc.property(anyMinute(), anyZone(), (minute, zone) => {
        const instant = fromMs(minute * 60_000);
        const resolved = resolveWallTime({ ...toWallTime(instant, zone), zone });
        if (resolved.kind === "ok") expect(resolved.instant).toBe(instant);
        else if (resolved.kind === "ambiguous") expect([resolved.earlier.instant, resolved.later.instant]).toContain(instant);
        else throw new Error(`${instant} in ${zone} is ${resolved.kind}`);
      }),
    );
  });

  it("finds every minute around each change of the clocks in 2024 to 2027", () => {
    for (const zone of ZONES) {
      for (const change of changesOf(zone)) {
        for (let minute = -130; minute <= 130; minute += 5) {
          const instant = addMinutes(change, minute);
          const resolved = resolveWallTime({ ...toWallTime(instant, zone), zone });
          const instants =
            resolved.kind === "ok"
              ? [resolved.instant]
              : resolved.kind === "ambiguous"
                ? [resolved.earlier.instant, resolved.later.instant]
                : [];
          expect(instants).toContain(instant);
          for (const found of instants) expect(toWallTime(found, zone)).toEqual(toWallTime(instant, zone));
        }
      }
    }
  });

  it("gives T-48h as elapsed time across a change of the clocks (RELIABILITY 24)", () => {
    const t0 = resolveWallTime({ date: "2026-03-29", time: "20:00", zone: "Europe/London" });
    if (t0.kind !== "ok") throw new Error(t0.kind);
    expect(toWallTime(addMinutes(t0.instant, -48 * 60), "Europe/London")).toEqual({ date: "2026-03-27", time: "19:00" });
  });
});

/** Hours in which the zone's offset changes, found by walking: an independent way to the same facts. */
function changesOf(zone: string): string[] {
  const found: string[] = [];
  for (let ms = toMs("2024-01-01T00:00:00.000Z"); ms < toMs("2028-01-01T00:00:00.000Z"); ms += 6 * 3_600_000) {
    if (offsetMinutes(fromMs(ms), zone) === offsetMinutes(fromMs(ms + 6 * 3_600_000), zone)) continue;
    for (let part = ms; part < ms + 6 * 3_600_000; part += 1_800_000) {
      if (offsetMinutes(fromMs(part), zone) !== offsetMinutes(fromMs(part + 1_800_000), zone)) found.push(fromMs(part + 1_800_000));
    }
  }
  return found;
}

describe("startOfDate", () => {
  it.each([
    ["2025-02-13", "Europe/London", "2025-02-13T00:00:00.000Z"],
    ["2026-06-01", "Europe/London", "2026-05-31T23:00:00.000Z"],
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
    ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z"],
    ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("%s in %s begins at %s", (date, zone, instant) => {
    expect(startOfDate(date, zone)).toBe(instant);
  });

  it("refuses what is no date", () => {
    expect(() => startOfDate("2026-02-30", "UTC")).toThrow(RangeError);
  });
});

describe("weekday", () => {
  it.each([
    ["2025-02-13T19:00:00.000Z", "Europe/London", "Thursday"],
    ["2025-02-13T19:00:00.000Z", "Pacific/Auckland", "Friday"],
    ["2025-02-14T03:00:00.000Z", "America/New_York", "Thursday"],
    ["2024-02-29T12:00:00.000Z", "UTC", "Thursday"],
  ])("%s in %s is a %s", (instant, zone, name) => {
    expect(weekday(instant, zone)).toBe(name);
  });

  it("refuses what is no date", () => {
    expect(() => weekdayOf("2026-2-3")).toThrow(RangeError);
  });
});

describe("zoneAbbreviation", () => {
  const winter = "2025-02-13T19:00:00.000Z";
  const summer = "2025-07-13T19:00:00.000Z";
  it.each([
    [winter, "Europe/London", "GMT"],
    [summer, "Europe/London", "BST"],
    [winter, "America/New_York", "EST"],
    [summer, "America/New_York", "EDT"],
    [winter, "America/Los_Angeles", "PST"],
    [winter, "Europe/Berlin", "CET"],
    [summer, "Europe/Paris", "CEST"],
    [winter, "Australia/Sydney", "AEDT"],
    [winter, "Asia/Kolkata", "GMT+5:30"],
    [winter, "Asia/Kathmandu", "GMT+5:45"],
    [winter, "America/Sao_Paulo", "GMT-3"],
    [winter, "UTC", "UTC"],
  ])("at %s in %s it is %s", (instant, zone, name) => {
    expect(zoneAbbreviation(instant, zone)).toBe(name);
  });

  it.each([
    [winter, "Asia/Kolkata", "UTC+05:30"],
    [winter, "America/St_Johns", "UTC-03:30"],
    [winter, "UTC", "UTC+00:00"],
  ])("the offset at %s in %s is %s", (instant, zone, text) => {
    expect(offsetText(instant, zone)).toBe(text);
  });

  it("throws for an unknown zone rather than showing UTC", () => {
    expect(() => zoneAbbreviation(winter, "Europe/Atlantis")).toThrow(RangeError);
    expect(() => toWallTime(winter, "Europe/Atlantis")).toThrow(RangeError);
  });
});
