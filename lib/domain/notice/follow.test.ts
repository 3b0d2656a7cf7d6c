import { describe, expect, it } from "vitest";
import { followNotices, type OpenNotice } from "./follow";
import type { DueNotice } from "./notice-words";

const AT = "2026-11-26T12:00:00.000Z";
const words = { title: "", detail: "", release: { id: "r", service: "s", version: "v", zone: "UTC" }, facts: [], place: "" };
const due = (key: string, more: Partial<DueNotice> = {}): DueNotice => ({ kind: "sign-off", key, isUrgent: false, words, ...more });
const open = (key: string, more: Partial<OpenNotice> = {}): OpenNotice => ({
  id: `id ${key}`,
  kind: "sign-off",
  key,
  isUrgent: false,
  at: AT,
  repeat: 0,
  ...more,
});
const HOURS_23 = "2026-11-27T11:00:00.000Z";
const HOURS_24 = "2026-11-27T12:00:00.000Z";
const MINUTES_19 = "2026-11-26T12:19:00.000Z";
const MINUTES_20 = "2026-11-26T12:20:00.000Z";

type Case = readonly [string, OpenNotice[], DueNotice[], { now?: string; track?: "standard" | "hotfix" }, object];

describe("what a person is told", () => {
  it.each<Case>([
    ["is told once", [open("a")], [due("a")], {}, { begin: [], end: [], hasten: [] }],
    ["is told when it is new", [open("a")], [due("a"), due("b")], {}, { begin: [{ key: "b", repeat: 0 }], end: [], hasten: [] }],
    ["ends with its reason", [open("a"), open("b")], [due("a")], {}, { begin: [], end: [{ key: "b" }], hasten: [] }],
    ["is told anew after it ended", [], [due("a")], {}, { begin: [{ key: "a", repeat: 0 }], end: [], hasten: [] }],
    ["is hastened when it becomes urgent", [open("a")], [due("a", { isUrgent: true })], {}, { begin: [], end: [], hasten: [{ key: "a" }] }],
    ["stays urgent", [open("a", { isUrgent: true })], [due("a")], {}, { begin: [], end: [], hasten: [] }],
    ["is not told again before 24 hours", [open("a")], [due("a")], { now: HOURS_23 }, { begin: [], end: [], hasten: [] }],
    [
      "is told again after 24 hours",
      [open("a")],
      [due("a")],
      { now: HOURS_24 },
      { begin: [{ repeat: 1 }], end: [{ key: "a" }], hasten: [] },
    ],
    [
      "of a hotfix not before 20 minutes",
      [open("a")],
      [due("a")],
      { now: MINUTES_19, track: "hotfix" },
      { begin: [], end: [], hasten: [] },
    ],
    [
      "of a hotfix after 20",
      [open("a")],
      [due("a")],
      { now: MINUTES_20, track: "hotfix" },
      { begin: [{ repeat: 1 }], end: [{ key: "a" }], hasten: [] },
    ],
    ["is told again three times", [open("a", { repeat: 3 })], [due("a")], { now: HOURS_24 }, { begin: [], end: [], hasten: [] }],
    [
      "again only of a signature",
      [open("a", { kind: "obligation" })],
      [due("a", { kind: "obligation" })],
      { now: HOURS_24 },
      { begin: [], end: [], hasten: [] },
    ],
  ])("%s", (_, before, now, { now: at = AT, track = "standard" }, expected) => {
    expect(followNotices(before, now, { now: at, track })).toMatchObject(expected);
  });
});
