import { describe, expect, it } from "vitest";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { must, type Room } from "@/lib/domain/sign-off/testing/room";
import { addMinutes } from "@/lib/domain/time/instant";
import { stagesOf } from "./stage-time";
import { verdictOf } from "./stage-verdict";
import { canaryRoom, record, recordGood, started } from "./testing/canary-room";

const P95 = { metric: "p95", name: null, side: "canary" } as const;
type Miss = Extract<ReleaseCommand, { type: "reading.miss" }>;

function miss(room: Room, changes: Partial<Miss> = {}) {
  const command: Miss = {
    type: "reading.miss",
    phase: "stage-10",
    source: { id: "s", name: "Production" },
    isDown: false,
    missed: [{ ...P95, why: "No series." }],
    ...changes,
  };
  return must(room, "dana", command);
}
const verdict = (room: Room) => {
  const [stage] = stagesOf(room.state.phases);
  if (!stage) throw new Error("There is no stage.");
  return verdictOf(room.state, stage);
};
const later = (room: Room) => {
  room.now = addMinutes(room.now, 1);
};

describe("what could not be measured", () => {
  it("takes a pass away until there is a newer reading, from whomever", () => {
    const room = started(canaryRoom());
    recordGood(room, "stage-10");
    expect(verdict(room).zone).toBe("proceed");
    later(room);
    miss(room);
    expect(verdict(room)).toMatchObject({ zone: "inconclusive", checks: [{}, { zone: "inconclusive", missed: "No series." }, {}, {}] });
    later(room);
    record(room, "stage-10");
    expect(verdict(room).zone).toBe("proceed");
  });

  it("of stable counts as well: there is nothing to compare with", () => {
    const room = started(canaryRoom());
    recordGood(room, "stage-10");
    later(room);
    miss(room, { missed: [{ ...P95, side: "stable", why: "No series." }] });
    expect(verdict(room).zone).toBe("inconclusive");
  });

  it("makes nothing better: what said roll back goes on saying so", () => {
    const room = started(canaryRoom());
    recordGood(room, "stage-10");
    record(room, "stage-10", { value: 400 });
    expect(verdict(room).zone).toBe("roll-back");
    later(room);
    miss(room);
    expect(verdict(room).zone).toBe("roll-back");
  });

  it("is recorded once, and again where the reason is another one or something was read in between", () => {
    const room = started(canaryRoom());
    expect(miss(room)).toHaveLength(1);
    later(room);
    expect(miss(room)).toEqual([]);
    expect(miss(room, { missed: [{ ...P95, why: "NaN." }] })).toHaveLength(1);
    later(room);
    record(room, "stage-10");
    later(room);
    expect(miss(room)).toHaveLength(1);
  });

  it("a source that is away is one line, in whatever words it is away", () => {
    const room = started(canaryRoom());
    expect(miss(room, { isDown: true, missed: [{ ...P95, why: "Nothing listens." }] })).toHaveLength(1);
    later(room);
    expect(miss(room, { isDown: true, missed: [{ ...P95, why: "No answer within 10 seconds." }] })).toEqual([]);
  });
});
