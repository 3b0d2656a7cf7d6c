import { describe, expect, it } from "vitest";
import type { ReleaseState } from "@/lib/domain/release/state";
import { consequences } from "./consequences";
import { nextStatus } from "./next-status";
import { contextOf, openRoom, type Room, set, sign, toEnd, toReady, toT0, types } from "./testing/room";

/** The part of a state that the server loads for a tick: one item, no sign-offs, no obligations. */
const slice = (state: ReleaseState, key: string): ReleaseState => ({
  ...state,
  items: state.items.filter((item) => item.key === key),
  signOffs: [],
  obligations: [],
});

function verifying(): Room {
  const room = toT0(openRoom());
  sign(room, "dana", "t-0", "deployer");
  sign(room, "amir", "t-0", "approver");
  return room;
}

describe("consequences of a state that was loaded in part", () => {
  it.each<[string, () => Room, string]>([
    ["a passed go and a passed T-0", verifying, "t-plus-15m/1"],
    ["everything before the end passed", () => toEnd(openRoom()), "t-plus-24h/1"],
  ])("SIGNOFF rule 12: %s: a tick in a later phase reopens nothing", (_, prepare, key) => {
    const room = prepare();
    const before = slice(room.state, key);
    set(room, key, { status: "failed" });
    expect(consequences(before, slice(room.state, key), { ...contextOf(room, "mia"), members: null })).toEqual([]);
  });

  it("SIGNOFF rule 3: a deployed release is not completed because what it owes was not loaded", () => {
    const room = toEnd(openRoom());
    const deployed: ReleaseState = { ...slice(room.state, "t-0/1"), status: "deployed" };
    const ticked = { ...deployed, items: deployed.items.map((item) => ({ ...item, version: 9 })) };
    expect(consequences(deployed, ticked, contextOf(room, "dana"))).toEqual([]);
  });
});

describe("consequences of nothing", () => {
  it.each([1, 2])("find nothing more, however often they are asked: %i", () => {
    const room = verifying();
    expect(consequences(room.state, room.state, contextOf(room, "dana"))).toEqual([]);
    expect(types(room.log.slice(-2))).toEqual(["phase.closed", "deployment.verifying"]);
  });
});

describe("the go", () => {
  it("SIGNOFF rule 19: a release is not ready while a phase before T-0 is open, though the go be signed", () => {
    const room = toReady(openRoom());
    const phases = room.state.phases.map((one) => (one.key === "t-48h" ? { ...one, status: "open" as const, closed: null } : one));
    const changed = { ...room.state, phases };
    expect(types(consequences(changed, changed, contextOf(room, "dana")))).toEqual(["phase.reopened", "release.unready"]);
    expect(types(nextStatus({ before: changed, state: changed, context: contextOf(room, "dana") }))).toEqual(["release.unready"]);
  });
});
