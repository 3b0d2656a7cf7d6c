import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMs, toMs } from "@/lib/domain/time/instant";
import { type Freeze, findFreezes, findOverlappingPairs, findOverlaps, intersect, type Window } from "./windows";

const BASE = toMs("2025-02-18T00:00:00.000Z");
const at = (minutes: number) => fromMs(BASE + minutes * 60_000);

function window(id: string, from: number, to: number, more: Partial<Window> = {}): Window {
  return { id, serviceId: "checkout", environment: "production", label: id, start: at(from), end: at(to), ...more };
}
function freeze(id: string, from: number, to: number, serviceId: string | null = null): Freeze {
  return { id, name: id, start: at(from), end: at(to), serviceId };
}

const anyInterval = () =>
  fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 200 })).map(([from, length]) => [from, from + length] as const);
const anyWindow = (id: string) =>
  fc
    .tuple(anyInterval(), fc.constantFrom("checkout", "auth"), fc.constantFrom("production", "staging"))
    .map(([[from, to], serviceId, environment]) => window(id, from, to, { serviceId, environment }));

describe("findOverlaps", () => {
  const candidate = window("a", 60, 120);
  it.each<[string, Window, string | null]>([
    ["inside", window("b", 70, 80), "70-80"],
    ["around", window("b", 0, 600), "60-120"],
    ["the same time", window("b", 60, 120), "60-120"],
    ["over the start", window("b", 0, 61), "60-61"],
    ["over the end", window("b", 119, 200), "119-120"],
    ["touching before", window("b", 0, 60), null],
    ["touching after", window("b", 120, 180), null],
    ["apart", window("b", 121, 180), null],
    ["without any time", window("b", 90, 90), null],
    ["ending before it begins", window("b", 100, 80), null],
    ["another service", window("b", 60, 120, { serviceId: "auth" }), null],
    ["another environment", window("b", 60, 120, { environment: "staging" }), null],
    ["the candidate itself", window("a", 60, 120), null],
  ])("%s", (_, other, expected) => {
    const found = findOverlaps(candidate, [other]).map(
      ({ start, end }) => `${(toMs(start) - BASE) / 60_000}-${(toMs(end) - BASE) / 60_000}`,
    );
    expect(found).toEqual(expected === null ? [] : [expected]);
  });

  it("is earliest first", () => {
    const found = findOverlaps(candidate, [window("b", 100, 200), window("c", 0, 90), window("d", 80, 110)]);
    expect(found.map((overlap) => overlap.window.id)).toEqual(["c", "d", "b"]);
  });

  it("is symmetric", () => {
    fc.assert(
      fc.property(anyWindow("a"), anyWindow("b"), (a, b) => {
        const [there] = findOverlaps(a, [b]);
        const [back] = findOverlaps(b, [a]);
        expect(there?.start).toBe(back?.start);
        expect(there?.end).toBe(back?.end);
      }),
    );
  });

  it("finds exactly the minutes that both hold", () => {
    fc.assert(
      fc.property(anyInterval(), anyInterval(), ([a1, a2], [b1, b2]) => {
        let minutes = 0;
        for (let minute = 0; minute < 800; minute += 1) if (minute >= a1 && minute < a2 && minute >= b1 && minute < b2) minutes += 1;
        const shared = intersect(window("a", a1, a2), window("b", b1, b2));
        expect(shared ? (toMs(shared.end) - toMs(shared.start)) / 60_000 : 0).toBe(minutes);
      }),
    );
  });

  it("lets windows touch", () => {
    fc.assert(
      fc.property(anyInterval(), fc.integer({ min: 1, max: 200 }), ([from, to], length) => {
        expect(findOverlaps(window("a", from, to), [window("b", to, to + length), window("c", from - length, from)])).toEqual([]);
      }),
    );
  });
});

describe("findOverlappingPairs", () => {
  it("names each pair once, earliest first", () => {
    const pairs = findOverlappingPairs([
      window("c", 100, 130),
      window("a", 0, 60),
      window("b", 30, 110),
      window("d", 60, 70, { serviceId: "auth" }),
    ]);
    expect(pairs.map(({ first, second, start }) => [first.id, second.id, start])).toEqual([
      ["a", "b", at(30)],
      ["c", "b", at(100)],
    ]);
  });

  it("agrees with findOverlaps", () => {
    fc.assert(
      fc.property(fc.tuple(anyWindow("a"), anyWindow("b"), anyWindow("c"), anyWindow("d")), (windows) => {
        const total = windows.reduce((sum, one) => sum + findOverlaps(one, windows).length, 0);
        expect(findOverlappingPairs(windows)).toHaveLength(total / 2);
      }),
    );
  });
});

describe("findFreezes", () => {
  const candidate = window("a", 60, 120);
  it.each<[string, Freeze, number]>([
    ["of all services", freeze("f", 0, 600), 1],
    ["of this service", freeze("f", 100, 600, "checkout"), 1],
    ["of another service", freeze("f", 0, 600, "auth"), 0],
    ["ending when the window begins", freeze("f", 0, 60), 0],
    ["beginning when the window ends", freeze("f", 120, 600), 0],
  ])("%s", (_, one, count) => {
    expect(findFreezes(candidate, [one])).toHaveLength(count);
  });

  it("gives the shared time, earliest first", () => {
    const found = findFreezes(candidate, [freeze("late", 110, 600), freeze("early", 0, 70)]);
    expect(found.map(({ freeze: { id }, start, end }) => [id, start, end])).toEqual([
      ["early", at(60), at(70)],
      ["late", at(110), at(120)],
    ]);
  });
});
