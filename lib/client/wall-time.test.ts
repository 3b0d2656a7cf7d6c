import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMs, toMs } from "@/lib/domain/time/instant";
import { EMPTY_WALL, readWall, typeWall } from "./wall-time";

const typed = (date: string, time: string, pick: "earlier" | "later" | null = null) => ({ date, time, pick });

describe("readWall", () => {
  it.each([
    ["an ordinary time", typed("2026-11-26", "19:00"), "Europe/London", "2026-11-26T19:00:00.000Z"],
    ["the first of two", typed("2026-10-25", "01:30", "earlier"), "Europe/London", "2026-10-25T00:30:00.000Z"],
    ["the second of two", typed("2026-10-25", "01:30", "later"), "Europe/London", "2026-10-25T01:30:00.000Z"],
    ["a pick where there is nothing to pick", typed("2026-11-26", "19:00", "later"), "America/New_York", "2026-11-27T00:00:00.000Z"],
  ])("%s", (_name, input, zone, instant) => {
    expect(readWall(input, zone)).toMatchObject({ instant, problem: null });
  });

  it("asks about a time that the clock shows twice", () => {
    const answer = readWall(typed("2026-10-25", "01:30"), "Europe/London");
    expect(answer.instant).toBeNull();
    expect(answer.choices?.map((choice) => choice.instant)).toEqual(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
  });

  it("refuses a time that the clocks skip, and suggests one that exists", () => {
    const answer = readWall(typed("2027-03-28", "01:30"), "Europe/London");
    expect(answer.instant).toBeNull();
    expect(answer.problem).toContain("from 01:00 to 02:00");
    expect(answer.suggestion).toMatchObject({ instant: "2027-03-28T01:30:00.000Z", wall: { time: "02:30" } });
  });

  it.each([
    [EMPTY_WALL, null],
    [typed("2026-11-26", ""), "Choose the time as well."],
    [typed("", "19:00"), "Choose the date as well."],
  ])("%j says %s", (input, problem) => {
    expect(readWall(input, "Europe/London")).toMatchObject({ instant: null, problem });
  });
});

it("reads back what it types, to the minute, in any zone and at any change of the clocks", () => {
  const zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "UTC"];
  const minutes = fc.integer({ min: toMs("2025-01-01T00:00:00.000Z") / 60_000, max: toMs("2030-01-01T00:00:00.000Z") / 60_000 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const instant = fromMs(minute * 60_000);
      expect(readWall(typeWall(instant, zone), zone).instant).toBe(instant);
    }),
  );
});
