import { describe, expect, it } from "vitest";
import { differenceSince } from "@/lib/domain/sign-off/describe-difference";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { must } from "@/lib/domain/sign-off/testing/room";
import { canaryRoom, record, recordGood, started } from "./testing/canary-room";

/** What a decision at 10 % that was made now is different from, once something has happened. */
function since(happens: (room: ReturnType<typeof canaryRoom>) => void) {
  const room = started(canaryRoom());
  room.now = at(4);
  recordGood(room, "stage-10");
  const { state } = room;
  room.now = at(5);
  happens(room);
  return differenceSince(state, room.state, "stage-10");
}

describe("what has changed in what a decision rests on", () => {
  it("is nothing where nothing has", () => {
    expect(since(() => undefined)).toEqual([]);
  });

  it("is another reading beside the last one, and the verdict in a word", () => {
    const found = since((room) => {
      record(room, "stage-10", { value: 260 });
      room.now = at(6);
      record(room, "stage-10", { value: 290 });
    });
    expect(found).toEqual([
      { what: "p95 latency of canary", before: `180 ms at ${at(4)}`, after: `260 ms at ${at(5)}` },
      { what: "p95 latency of canary", before: `260 ms at ${at(5)}`, after: `290 ms at ${at(6)}` },
      { what: "Verdict", before: "pass", after: "roll back" },
      { what: "Who must sign", before: "1 × Deployer", after: "1 × Deployer, 1 × Approver" },
    ]);
  });

  it("is a correction beside what it corrects", () => {
    const found = since((room) => {
      const wrong = room.state.readings?.find((one) => one.metric === "p95" && one.side === "canary")?.id ?? "";
      record(room, "stage-10", { value: 190 });
      record(room, "stage-10", { value: 181 }, { corrects: wrong, observedAt: at(4) });
    });
    expect(found).toEqual([
      { what: "p95 latency of canary", before: `180 ms at ${at(4)}`, after: `190 ms at ${at(5)}` },
      { what: "Correction: p95 latency of canary", before: `180 ms at ${at(4)}`, after: `181 ms at ${at(4)}` },
    ]);
  });

  it("is a figure that was not read before", () => {
    const found = since((room) => record(room, "stage-10", { metric: "business", name: "Logins", unit: "count", value: 30450 }));
    expect(found).toEqual([{ what: "Logins of canary", before: "", after: `30,450 at ${at(5)}` }]);
  });

  it("is until when the stage is watched, after a pause", () => {
    const found = since((room) => must(room, "dana", { type: "stage.decide", phase: "stage-10", choice: "pause" }));
    expect(found).toEqual([{ what: "Watched until", before: at(5), after: at(10) }]);
  });

  it("tells no data from undecided", () => {
    const room = started(canaryRoom());
    const { state } = room;
    room.now = at(4);
    record(room, "stage-10");
    expect(differenceSince(state, room.state, "stage-10")).toContainEqual({ what: "Verdict", before: "no data", after: "undecided" });
  });
});
