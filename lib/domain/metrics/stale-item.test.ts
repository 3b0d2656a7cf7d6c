import { expect, it } from "vitest";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { must } from "@/lib/domain/sign-off/testing/room";
import { answerAll, canaryRoom, proceeding, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { addMinutes } from "@/lib/domain/time/instant";
import { staleSince } from "./stale-item";

function measuredRoom() {
  const room = started(canaryRoom({ criticality: "critical" }));
  answerAll(room, "stage-10");
  room.now = addMinutes(room.now, 5);
  recordGood(room, "stage-10");
  return room;
}

const p95 = (state: ReleaseState, change: Partial<ItemState> = {}): ItemState => {
  const item = state.items.find(({ key }) => key === "p95-at-10");
  if (!item) throw new Error("There is no such item.");
  return { ...item, source: "metric", status: "done", ...change };
};

it("what a metric said of an item is old after three rounds without a newer one", () => {
  const { state, now } = measuredRoom();
  const item = p95(state, { at: now });
  expect([3, 4].map((minutes) => staleSince(state, item, addMinutes(now, minutes)))).toEqual([null, now]);
});

it.each<[string, Partial<ItemState>]>([
  ["that a person answered", { source: "person" }],
  ["that a machine of CI answered", { source: "token" }],
  ["that is open", { status: "todo" }],
  ["that somebody set aside", { status: "not-applicable" }],
])("an item %s is never old", (_, change) => {
  const { state, now } = measuredRoom();
  expect(staleSince(state, p95(state, { at: now, ...change }), addMinutes(now, 60))).toBeNull();
});

it("silence after a signature, on hold or once it is over says nothing", () => {
  const room = measuredRoom();
  const item = p95(room.state, { at: room.now });
  const later = addMinutes(room.now, 60);
  expect(staleSince({ ...room.state, status: "on-hold" }, item, later)).toBeNull();
  const closed = room.state.phases.map((one) => (one.key === "stage-10" ? { ...one, status: "closed" as const } : one));
  expect(staleSince({ ...room.state, phases: closed }, item, later)).toBeNull();
  must(room, "dana", proceeding(room, "stage-10"));
  expect(staleSince(room.state, item, later)).toBeNull();
});
