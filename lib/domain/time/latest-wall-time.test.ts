import { describe, expect, it } from "vitest";
import { latestWallTime } from "./latest-wall-time";

describe("the last time at which a clock showed a time", () => {
  it.each([
    ["today", "19:12", "Europe/London", "2025-02-13T19:13:00.000Z", "2025-02-13T19:12:00.000Z"],
    ["this very minute", "19:13", "Europe/London", "2025-02-13T19:13:00.000Z", "2025-02-13T19:13:00.000Z"],
    ["yesterday, a little after midnight", "23:58", "Europe/London", "2025-02-13T00:02:00.000Z", "2025-02-12T23:58:00.000Z"],
    ["in the zone that is asked for", "14:12", "America/New_York", "2025-02-13T19:13:00.000Z", "2025-02-13T19:12:00.000Z"],
    ["the second time where the clocks went back", "01:30", "Europe/London", "2025-10-26T01:45:00.000Z", "2025-10-26T01:30:00.000Z"],
    ["the first time before it came again", "01:30", "Europe/London", "2025-10-26T00:45:00.000Z", "2025-10-26T00:30:00.000Z"],
    ["the day before, where the clocks skipped it", "01:30", "Europe/London", "2025-03-30T02:00:00.000Z", "2025-03-29T01:30:00.000Z"],
  ])("is %s", (_, time, zone, now, instant) => expect(latestWallTime({ time, zone, now })).toBe(instant));

  it.each(["", "25:00", "noon"])("is none for %j", (time) => {
    expect(latestWallTime({ time, zone: "Europe/London", now: "2025-02-13T19:13:00.000Z" })).toBeNull();
  });
});
