import { describe, expect, it } from "vitest";
import { dateRange } from "./date-range";

describe("dateRange", () => {
  it.each([
    ["one day", "2025-02-13", "2025-02-13", "UTC", { from: "2025-02-13T00:00:00.000Z", to: "2025-02-14T00:00:00.000Z" }],
    [
      "west of Greenwich",
      "2025-02-13",
      "2025-02-14",
      "America/New_York",
      { from: "2025-02-13T05:00:00.000Z", to: "2025-02-15T05:00:00.000Z" },
    ],
    [
      "a day of 23 hours",
      "2025-03-30",
      "2025-03-30",
      "Europe/London",
      { from: "2025-03-30T00:00:00.000Z", to: "2025-03-30T23:00:00.000Z" },
    ],
    ["the end of a leap February", "2024-02-29", "2024-02-29", "UTC", { from: "2024-02-29T00:00:00.000Z", to: "2024-03-01T00:00:00.000Z" }],
    ["an open end", "2025-02-13", "", "UTC", { from: "2025-02-13T00:00:00.000Z" }],
    ["an open begin", "", "2025-12-31", "UTC", { to: "2026-01-01T00:00:00.000Z" }],
    ["nothing", "", "", "UTC", {}],
    ["what is no date", "2025-02-30", "13 Feb", "UTC", {}],
    ["years beyond instants", "1999-12-31", "2200-01-01", "UTC", {}],
  ])("%s", (_, first, last, zone, range) => {
    expect(dateRange({ first, last, zone })).toEqual(range);
  });
});
