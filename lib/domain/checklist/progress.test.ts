import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ITEM_STATUSES, type ItemState } from "@/lib/domain/release/state";
import { instantiateTemplate } from "./instantiate";
import { countItems, countRelease, isResolved, standingOf } from "./progress";
import { STANDARD_TEMPLATE } from "./templates/standard";

const NOW = "2026-11-23T19:00:00.000Z";
const LATER = "2026-11-23T19:00:00.001Z";
const release = instantiateTemplate({ template: STANDARD_TEMPLATE, criticality: "standard", roster: [] });
const [sample] = release.items;
if (!sample) throw new Error("the standard template has items");
const make = (changes: Partial<ItemState>): ItemState => ({ ...sample, ...changes });

describe("an item is resolved", () => {
  test.each<[string, Partial<ItemState>, string, boolean]>([
    ["while untouched", {}, "todo", false],
    ["when done", { status: "done" }, "done", true],
    ["when not applicable", { status: "not-applicable", reason: "no database" }, "notApplicable", true],
    ["while the waiver lasts", { status: "waived", waivedUntil: LATER }, "waived", true],
    ["when the waiver ends now", { status: "waived", waivedUntil: NOW }, "todo", false],
    ["when a waiver has no end", { status: "waived", waivedUntil: null }, "todo", false],
    ["when blocked", { status: "blocked", reason: "x" }, "blocked", false],
    ["when failed", { status: "failed", reason: "x" }, "failed", false],
    ["when a result passed", { kind: "result", status: "done", outcome: "pass" }, "done", true],
    ["when a result failed, whatever its status says", { kind: "result", status: "done", outcome: "fail" }, "failed", false],
    ["when a result was not tested, whatever its status says", { kind: "result", status: "done", outcome: "not-tested" }, "todo", false],
  ])("%s", (_, changes, standing, resolved) => {
    const item = make(changes);
    expect([standingOf(item, { now: NOW, items: [item] }), isResolved(item, { now: NOW, items: [item] })]).toEqual([standing, resolved]);
  });
});

describe("a parent follows its required children", () => {
  const parent = make({ key: "compare", kind: "parent" });
  const child = (key: string, changes: Partial<ItemState>) => make({ key, parent: "compare", ...changes });
  test.each<[string, ItemState[], string]>([
    ["all resolved in one way or another", [child("a", { status: "done" }), child("b", { status: "not-applicable" })], "done"],
    ["one open", [child("a", { status: "done" }), child("b", {})], "todo"],
    ["one failed beside a blocked one", [child("a", { status: "blocked" }), child("b", { status: "failed" })], "failed"],
    ["one blocked", [child("a", { status: "done" }), child("b", { status: "blocked" })], "blocked"],
    ["only an optional one open", [child("a", { status: "done" }), child("b", { required: false })], "done"],
    ["none required", [child("a", { status: "done", required: false })], "todo"],
    ["none at all", [], "todo"],
  ])("%s", (_, children, standing) => {
    expect(standingOf(parent, { now: NOW, items: [parent, ...children] })).toBe(standing);
  });

  test("and not its own status, nor the children of another", () => {
    const done = { ...parent, status: "done" as const };
    expect(isResolved(done, { now: NOW, items: [done, make({ key: "a", parent: "other", status: "done" })] })).toBe(false);
  });
});

describe("counting", () => {
  const anyItem = fc
    .record({ status: fc.constantFrom(...ITEM_STATUSES), required: fc.boolean(), waivedUntil: fc.constantFrom(null, NOW, LATER) })
    .map((changes) => make(changes));

  test("puts every item in exactly one state and never resolves more than is required", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 30 }), (items) => {
        const counts = countItems(items, NOW);
        const { done, notApplicable, waived, failed, blocked, todo } = counts;
        expect(done + notApplicable + waived + failed + blocked + todo).toBe(items.length);
        expect(counts.total).toBe(items.length);
        const resolved = items.filter((item) => isResolved(item, { now: NOW, items })).length;
        expect(counts.requiredResolved + (items.length - counts.requiredTotal - counts.optionalOpen)).toBe(resolved);
        expect(counts.requiredResolved).toBeLessThanOrEqual(counts.requiredTotal);
      }),
    );
  });

  test("leaves the rollback phase out until it is opened", () => {
    expect(countRelease(release, NOW)).toMatchObject({ total: 66, todo: 66, requiredTotal: 64, requiredResolved: 0, optionalOpen: 2 });
    const opened = { ...release, phases: release.phases.map((phase) => ({ ...phase, status: "open" as const })) };
    expect(countRelease(opened, NOW)).toMatchObject({ total: 75, requiredTotal: 73 });
  });
});
