import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import { type ActivityEntry, describeBurst, groupActivity, isConversation } from "./activity";
import type { ItemSet, RecordedEvent } from "./event";

const START = "2026-11-26T19:00:00.000Z";
type Base = Pick<RecordedEvent, "seq" | "actor" | "occurredAt">;

const base = (seq: number, who: string, minutes: number): Base => ({
  seq,
  actor: { kind: "person", id: who, name: who, initials: "XX" },
  occurredAt: addMinutes(START, minutes),
});

function tick(seq: number, who: string, minutes: number, changes: Partial<ItemSet> = {}): RecordedEvent {
  const payload: ItemSet = {
    item: `item-${seq}`,
    version: 1,
    from: "todo",
    to: "done",
    reason: null,
    value: null,
    outcome: null,
    waivedUntil: null,
    source: "person",
    observedAt: null,
    compensates: null,
    ...changes,
  };
  return { ...base(seq, who, minutes), type: "item.set", payload };
}

const comment = (seq: number, who: string, minutes: number): RecordedEvent => ({
  ...base(seq, who, minutes),
  type: "comment.added",
  payload: { id: `c${seq}`, text: "Hello", item: null },
});

const shape = (entries: readonly ActivityEntry[]): number[][] => entries.map((entry) => entry.events.map((event) => event.seq));

describe("groupActivity", () => {
  it.each<[string, RecordedEvent[], number[][]]>([
    ["nothing", [], []],
    ["newest first", [comment(1, "ann", 0), comment(2, "bob", 1)], [[2], [1]]],
    ["quick ticks of one person are one", [tick(1, "ann", 0), tick(2, "ann", 1), tick(3, "ann", 2)], [[3, 2, 1]]],
    ["a minute and more between them parts them", [tick(1, "ann", 0), tick(2, "ann", 1.1)], [[2], [1]]],
    ["another person parts them", [tick(1, "ann", 0), tick(2, "bob", 0), tick(3, "ann", 0)], [[3], [2], [1]]],
    ["something said in between parts them", [tick(1, "ann", 0), comment(2, "ann", 0), tick(3, "ann", 0)], [[3], [2], [1]]],
    ["ticked and un-ticked are two things", [tick(1, "ann", 0), tick(2, "ann", 0, { to: "todo", from: "done" })], [[2], [1]]],
    ["an undo stands alone", [tick(1, "ann", 0), tick(2, "ann", 0, { compensates: 1 })], [[2], [1]]],
    ["a reason stands alone", [tick(1, "ann", 0, { reason: "Frozen" }), tick(2, "ann", 0)], [[2], [1]]],
    ["failures stand alone", [tick(1, "ann", 0, { to: "failed" }), tick(2, "ann", 0, { to: "failed" })], [[2], [1]]],
  ])("%s", (_, events, expected) => {
    expect(shape(groupActivity(events))).toEqual(expected);
  });

  it("loses no event, whatever the grouping", () => {
    const events = [tick(1, "ann", 0), tick(2, "ann", 0), comment(3, "bob", 0), tick(4, "bob", 9), tick(5, "bob", 9)];
    expect(shape(groupActivity(events)).flat().toReversed()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("describeBurst", () => {
  it.each<[RecordedEvent[], string | null]>([
    [[tick(1, "ann", 0), tick(2, "ann", 0), tick(3, "ann", 0)], "ticked 3 items"],
    [[tick(1, "ann", 0, { to: "todo" }), tick(2, "ann", 0, { to: "todo" })], "un-ticked 2 items"],
    [[tick(1, "ann", 0)], null],
    [[comment(1, "ann", 0)], null],
  ])("%#: %s", (events, text) => {
    expect(groupActivity(events).map(describeBurst)).toEqual([text]);
  });
});

describe("isConversation", () => {
  it("tells what was said from what was done", () => {
    expect([comment(1, "ann", 0), tick(2, "ann", 0)].map(isConversation)).toEqual([true, false]);
  });
});
