import { afterEach, expect, it } from "vitest";
import { now, shiftClock, stopClock } from "./clock";
import { env } from "./env";
import { testDatabase } from "./testing/database";

testDatabase();

afterEach(() => {
  Object.assign(env(), { TMINUS_MODE: "test" });
  shiftClock(0);
  stopClock(null);
});

const AT = "2026-03-29T00:59:59.999Z";
const HOUR_MS = 3_600_000;

/** Whether the clock shows the present, moved by so many milliseconds. */
function runsMovedBy(ms: number): boolean {
  const [before, shown, after] = [Date.now(), Date.parse(now()), Date.now()];
  return before + ms <= shown && shown <= after + ms;
}

it("runs, can be moved, and can be stopped at an instant until it is let go", () => {
  expect(runsMovedBy(0)).toBe(true);
  shiftClock(-HOUR_MS);
  expect(runsMovedBy(-HOUR_MS)).toBe(true);
  stopClock(AT);
  expect([now(), now()]).toEqual([AT, AT]);
  stopClock(null);
  expect(runsMovedBy(-HOUR_MS)).toBe(true);
});

it("cannot be moved in a real installation", () => {
  Object.assign(env(), { TMINUS_MODE: "real" });
  expect(() => shiftClock(1)).toThrow(/real installation/);
  expect(() => stopClock(AT)).toThrow(/real installation/);
  expect(runsMovedBy(0)).toBe(true);
});
