import { expect, it } from "vitest";
import { describeEvent } from "@/lib/domain/release/describe-event";
import { itemOf, PEOPLE, stateAfter, withItem } from "@/lib/domain/release/testing/fixture";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { deviationCount, deviationsOf, deviationText } from "./deviations";
import { leftOutOf } from "./difference";
import { answersOf, keysIn, retailored, tailoredRelease } from "./testing/tailored";

const planned = tailoredRelease(CHECKOUT);
const stays = retailored(planned, { ...answersOf(CHECKOUT), changes: [] });
const advice = planned.items.find(({ key, required }) => !required && keysIn(stays).includes(key))?.key ?? "";
const [left] = leftOutOf(planned);

it("there are none where the checklist is as the answers have it", () => {
  expect(deviationsOf(planned)).toEqual([]);
  expect(deviationsOf(retailored(planned, { ...answersOf(CHECKOUT), changes: [] }))).toEqual([]);
});

it("each says what happened, by whom and why", () => {
  let state = stateAfter(planned, "alice", { type: "item.take-out", item: advice, expectedVersion: 0, reason: "Nobody uses it" });
  state = stateAfter(state, "max", { type: "item.put-back", item: left?.key ?? "" });
  state = stateAfter(state, "alice", {
    type: "item.add",
    phase: "rollback",
    title: "Ours",
    how: "",
    proof: "",
    owner: "expert",
    required: true,
  });
  const fewer = { ...answersOf(CHECKOUT), changes: [] };
  const gone = keysIn(state).find((key) => !keysIn(retailored(state, fewer)).includes(key)) ?? "";
  state = retailored(withItem(state, gone, { version: 1 }), fewer);
  const said = deviationsOf(state).map((one) => [one.title, deviationText(one)]);
  expect(said).toHaveLength(4);
  expect(said).toEqual(
    expect.arrayContaining([
      [itemOf(planned, advice).title, "Taken out by Alice Smith: Nobody uses it"],
      [left?.title, "Put back by Max Black"],
      ["Ours", "Added by Alice Smith"],
      [itemOf(planned, gone).title, expect.stringMatching(/^Kept because somebody worked on it, although [a-z]/)],
    ]),
  );
});

it("what was put back while planning is by whoever planned", () => {
  const state = tailoredRelease(CHECKOUT, { restored: [left?.key ?? ""] });
  expect(deviationsOf(state)).toMatchObject([{ key: left?.key, kind: "put-back", by: PEOPLE.max }]);
  const out = stateAfter(state, "carol", { type: "item.take-out", item: left?.key ?? "", expectedVersion: 0, reason: "After all" });
  expect(deviationsOf(out)).toMatchObject([{ key: left?.key, kind: "taken-out" }]);
});

it.each([
  [1, true, "1 item differs from the tailored checklist"],
  [3, false, "3 items differ from the template"],
])("counts %d", (count, isTailored, text) => expect(deviationCount(count, isTailored)).toBe(text));

it("what was taken out is still called by its title", () => {
  const noted = {
    type: "item.noted",
    payload: { item: advice, note: { id: "n", text: "Look", by: PEOPLE.mia, at: "2026-11-26T19:00:00.000Z" } },
  } as const;
  const out = stateAfter(planned, "alice", { type: "item.take-out", item: advice, expectedVersion: 0, reason: "Nobody uses it" });
  const actor = { kind: "person", ...PEOPLE.mia } as const;
  const { text } = describeEvent({ ...noted, seq: 2, actor, occurredAt: "2026-11-26T19:00:00.000Z" }, out);
  expect(text).toBe(`noted at ${itemOf(planned, advice).title}: Look`);
});
