import { describe, expect, it, test } from "vitest";
import { ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { DETAILS } from "@/lib/domain/sign-off/testing/fixture";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { besidesOf, CRITERIA_TO_DECIDE, changesDatabase, databaseWayBack, TRIGGERS } from "./way-back";

const { criticality: _, ...PROFILE } = CHECKOUT;
const withProfile = (changes: typeof PROFILE.changes) => ({ ...DETAILS, profile: { ...PROFILE, changes } });

test("nine criteria and five triggers are told in words, with what the guide leaves to a service", () => {
  expect([CRITERIA_TO_DECIDE.points.length, TRIGGERS.points.length]).toEqual([9, 5]);
  for (const { text } of [...CRITERIA_TO_DECIDE.points, ...TRIGGERS.points]) expect(text).toMatch(/ /);
  expect(TRIGGERS.points.filter(({ note }) => note !== null).map(({ text }) => text)).toEqual([
    "Error rate more than 5 points above the baseline",
  ]);
});

test.each([...new Set(Object.values(ROLLBACK_METHODS).flat())])(
  "%s has something besides its steps, with nothing left to fill in",
  (method) => {
    const parts = besidesOf(DETAILS, method);
    expect(parts.length).toBeGreaterThan(0);
    for (const { points } of parts) for (const { command } of points) expect(command ?? "").not.toContain("{{");
  },
);

test("a way in somebody's own words has nothing besides", () => {
  expect(besidesOf(DETAILS, "Call the vendor")).toEqual([]);
});

describe("the way back of the database", () => {
  const plain: Pick<ReleaseState, "details" | "items"> = { details: withProfile([]), items: [] };

  it("follows from the answers of the release", () => {
    expect(databaseWayBack(plain)).toBeNull();
    const part = databaseWayBack({ ...plain, details: withProfile(["database-migration"]) });
    expect(part?.points.map(({ isItem }) => isItem)).toEqual([false, false, false, false, false]);
    for (const { how, command } of part?.points ?? []) expect([how === "", command?.includes("{{") ?? false]).toEqual([false, false]);
  });

  it("without answers follows from an item about it, until somebody says that it does not apply", () => {
    const { profile: __, ...details } = plain.details;
    const item = { key: "migration-run", status: "todo", condition: { id: "database-migration", text: "" } } as unknown as ItemState;
    expect(changesDatabase({ details, items: [] })).toBe(false);
    expect(changesDatabase({ details, items: [item] })).toBe(true);
    expect(changesDatabase({ details, items: [{ ...item, status: "not-applicable" }] })).toBe(false);
  });

  it("says which steps are items of the checklist", () => {
    const items = [{ key: "migration-undone" } as unknown as ItemState];
    const part = databaseWayBack({ details: withProfile(["database-migration"]), items });
    expect(part?.points.map(({ isItem }) => isItem)).toEqual([true, false, false, false, false]);
  });
});
