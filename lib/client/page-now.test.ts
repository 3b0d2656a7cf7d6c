import { expect, it } from "vitest";
import { measureOffset } from "./page-now";

const answer = (madeMs: number, receivedAt: number) => ({ now: new Date(madeMs).toISOString(), receivedAt });

it("believes the answer that came quickest, and a clock that was moved", () => {
  const t = Date.parse("2026-11-23T19:00:00.000Z");
  // The server is 5 s ahead; the first answer took 8 s, the second 200 ms, the third 3 s.
  expect(measureOffset(answer(t + 5_000, t + 8_000))).toBe(-3_000);
  expect(measureOffset(answer(t + 65_000, t + 60_200))).toBe(4_800);
  expect(measureOffset(answer(t + 125_000, t + 123_000))).toBe(4_800);
  // An hour later by its command clock.
  expect(measureOffset(answer(t + 3_785_000, t + 180_100))).toBe(3_604_900);
});
