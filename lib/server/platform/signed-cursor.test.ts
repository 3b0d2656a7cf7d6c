import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCursor, signCursor } from "./signed-cursor";
import { testDatabase } from "./testing/database";

const SCOPE = { list: "audit", owner: "a" } as const;

// The key is made of the environment that this sets.
testDatabase();

describe("a signed cursor", () => {
  it("opens to the place it was made of", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (place) => openCursor(SCOPE, signCursor(SCOPE, place), "after") === place));
  });

  it("is refused with any one letter changed, added or left out", () => {
    const cursor = signCursor(SCOPE, "2026-11-26T19:00:00.000Z team:1 7");
    for (let at = 0; at <= cursor.length; at += 1) {
      const [before, after] = [cursor.slice(0, at), cursor.slice(at)];
      for (const altered of [
        `${before}_${after}`,
        `${before}${after.slice(1)}`,
        `${before}${after[0] === "A" ? "B" : "A"}${after.slice(1)}`,
      ]) {
        if (altered !== cursor) expect(() => openCursor(SCOPE, altered, "after"), altered).toThrow("no such place");
      }
    }
  });

  it.each([
    { list: "releases", owner: "a" },
    { list: "audit", owner: "b" },
  ] as const)("is refused by %j", (scope) => {
    expect(() => openCursor(scope, signCursor(SCOPE, "1"), "after")).toThrow("no such place");
  });
});
