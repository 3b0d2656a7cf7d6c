import { describe, expect, it } from "vitest";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { joined } from "./use-activity";

const events = (...numbers: number[]): RecordedEvent[] =>
  numbers.map((seq) => ({
    seq,
    type: "release.planned",
    payload: {},
    actor: { kind: "person", id: "ann", name: "Ann", initials: "AA" },
    occurredAt: "2026-11-26T19:00:00.000Z",
  }));

describe("older events and those that came since", () => {
  it.each([
    ["none older", [], [4, 5], [4, 5]],
    ["side by side", [2, 3], [4, 5], [2, 3, 4, 5]],
    ["overlapping", [2, 3, 4], [3, 4, 5], [2, 3, 4, 5]],
    ["nothing newer", [2, 3, 4], [3, 4], [2, 3, 4]],
    ["some missing in between", [2, 3], [5, 6], [5, 6]],
  ])("%s", (_, older, newer, expected) => {
    expect(joined(events(...older), events(...newer)).map((event) => event.seq)).toEqual(expected);
  });
});
