import { describe, expect, it } from "vitest";
import type { ItemState } from "@/lib/domain/release/state";
import { itemsWithStaleEvidence } from "./open-items";
import { at } from "./testing/fixture";
import { openRoom, phaseOf } from "./testing/room";

const MACHINE = { id: "ci", name: "CI", initials: "CI" };
const PERSON = { id: "mia", name: "Mia", initials: "MI" };
const link = (by: typeof MACHINE, minute: number) => ({
  id: `${by.id}${minute}`,
  url: "https://ci.example/1",
  label: "Run",
  by,
  at: at(minute),
});

/** Whether the first item of the go is stale two hours before T-0, answered like this. */
function isStale(answered: Pick<ItemState, "source" | "at" | "by" | "evidence">): boolean {
  const room = openRoom();
  const phase = phaseOf(room, "t-2h");
  const items = room.state.items.map((item) =>
    item.phase === phase.key && item.position === 0 ? { ...item, ...answered, required: true, status: "done" as const } : item,
  );
  return itemsWithStaleEvidence({ ...room.state, items }, phase, at(-120)).length > 0;
}

describe("SIGNOFF rule 17: what a machine found is as old as its observation", () => {
  it.each([
    ["seen and sent an hour ago", at(-180), [link(MACHINE, -180)], false],
    ["seen two days ago, sent just now", at(-3000), [link(MACHINE, -121)], true],
    ["seen again today under the link of two days ago", at(-180), [link(MACHINE, -3000)], false],
    ["seen two days ago, with a link that a person added today", at(-3000), [link(MACHINE, -3000), link(PERSON, -180)], false],
  ] as const)("%s", (_, seen, evidence, expected) => {
    expect(isStale({ source: "token", by: MACHINE, at: seen, evidence })).toBe(expected);
  });

  it("while a person's tick goes by the evidence alone", () => {
    expect(isStale({ source: "person", by: PERSON, at: at(-180), evidence: [link(PERSON, -3000)] })).toBe(true);
  });
});
