import { describe, expect, it } from "vitest";
import { overviewOf } from "@/lib/domain/release/overview";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { contextOf, must, type Room, type Who } from "@/lib/domain/sign-off/testing/room";
import { answerAll, canaryRoom, proceeding, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { myItemsOf } from "./my-items";
import { needsOf } from "./needs";

const needs = (room: Room, who: Who) => needsOf(room.state, contextOf(room, who)).map(({ title, detail }) => [title, detail]);

/** The first stage of a production-critical canary, read and answered, with its time watched. */
function watched(): Room {
  const room = started(canaryRoom({ criticality: "critical" }));
  answerAll(room, "stage-10");
  room.now = at(5);
  recordGood(room, "stage-10");
  return room;
}

describe("a stage on Home", () => {
  it("is decided by the deployer and confirmed by the approver, counted by what people answer", () => {
    const room = watched();
    const required = room.state.items.filter((item) => item.phase === "stage-10" && item.required);
    const answered = required.filter((item) => item.status === "done" || item.kind === "parent");
    expect(required.length - answered.length).toBe(2);
    expect(needs(room, "dana")).toEqual([["Decide 10%", `You are the first to sign. All ${answered.length} required items resolved.`]]);
    must(room, "dana", proceeding(room, "stage-10"));
    expect(needs(room, "dana")).toEqual([]);
    expect(needs(room, "amir").map(([title]) => title)).toEqual(["Confirm the decision at 10%"]);
  });

  it("leaves nobody an item that only the decision answers", () => {
    const room = watched();
    const mine = myItemsOf(room.state, contextOf(room, "dana")).filter((item) => item.phase.key === "stage-10");
    expect(mine).toEqual([]);
  });

  it("says which phases are watched rather than due, and counts what people have to answer", () => {
    const { phases } = overviewOf(watched().state, { now: at(6), userId: "dana", members: null });
    expect(phases.find((phase) => phase.code === "10%")).toMatchObject({ requiredTotal: 10, requiredResolved: 10 });
    expect(phases.filter((phase) => phase.isStage).map((phase) => phase.code)).toEqual(["10%", "25%", "50%", "75%", "100%"]);
  });
});
