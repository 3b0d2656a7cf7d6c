import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import { type PlannedWindow, validateWindow } from "./validate-window";

const T0 = "2025-02-13T19:00:00.000Z";
const GOOD: PlannedWindow = { plannedT0: T0, windowStart: T0, windowEnd: addMinutes(T0, 120), zone: "Europe/London" };
const NOW = addMinutes(T0, -72 * 60);
const hours = (count: number) => addMinutes(T0, count * 60);

describe("validateWindow", () => {
  it.each<[string, Partial<PlannedWindow>, string]>([
    ["T-0 when the window starts", {}, NOW],
    ["T-0 when the window ends", { windowStart: hours(-2), windowEnd: T0 }, NOW],
    ["exactly 24 hours", { windowEnd: hours(24) }, NOW],
    ["T-0 exactly 24 hours ago", {}, hours(24)],
  ])("takes %s", (_, change, now) => {
    expect(validateWindow({ ...GOOD, ...change }, now)).toEqual([]);
  });

  it.each<[string, Partial<PlannedWindow>, string, string[]]>([
    ["T-0 before the window", { windowStart: addMinutes(T0, 1) }, NOW, ["plannedT0"]],
    ["T-0 after the window", { windowStart: hours(-2), windowEnd: addMinutes(T0, -1) }, NOW, ["plannedT0"]],
    ["a window over 24 hours", { windowEnd: addMinutes(T0, 24 * 60 + 1) }, NOW, ["windowEnd"]],
    ["a window without time", { windowEnd: T0 }, NOW, ["windowEnd"]],
    ["a window that ends before it begins", { windowStart: hours(1), windowEnd: hours(-1) }, NOW, ["windowEnd"]],
    ["T-0 more than 24 hours ago", {}, addMinutes(T0, 24 * 60 + 1), ["plannedT0"]],
    ["an unknown zone", { zone: "BST" }, NOW, ["zone"]],
    ["a text that is no instant", { plannedT0: "tomorrow" }, NOW, ["plannedT0"]],
    [
      "everything wrong",
      { zone: "", plannedT0: "", windowStart: "", windowEnd: "" },
      NOW,
      ["zone", "plannedT0", "windowStart", "windowEnd"],
    ],
    ["a long window that T-0 missed", { zone: "x", windowStart: hours(1), windowEnd: hours(30) }, NOW, ["zone", "windowEnd", "plannedT0"]],
  ])("refuses %s", (_, change, now, paths) => {
    expect(validateWindow({ ...GOOD, ...change }, now).map((problem) => problem.path)).toEqual(paths);
  });

  it("takes a window exactly when all of its rules hold", () => {
    const minute = () => fc.integer({ min: -2_000, max: 2_000 });
    fc.assert(
      fc.property(minute(), minute(), minute(), minute(), (t0, start, end, now) => {
        const window = { plannedT0: addMinutes(T0, t0), windowStart: addMinutes(T0, start), windowEnd: addMinutes(T0, end), zone: "UTC" };
        const isGood = start <= t0 && t0 <= end && start < end && end - start <= 1440 && now - t0 <= 1440;
        expect(validateWindow(window, addMinutes(T0, now)).length === 0).toBe(isGood);
      }),
    );
  });
});
