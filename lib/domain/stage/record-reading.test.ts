import { describe, expect, it } from "vitest";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { must, refusalOf } from "@/lib/domain/sign-off/testing/room";
import { answerAll, canaryRoom, proceeding, record, recordGood, started } from "./testing/canary-room";

const ready = () => {
  const room = started(canaryRoom());
  answerAll(room, "stage-10");
  room.now = at(5);
  recordGood(room, "stage-10");
  return room;
};

describe("readings", () => {
  it.each([
    ["another unit", { unit: "%" }, "unit"],
    ["no number", { value: Number.NaN }, "value"],
    ["a negative one", { value: -1 }, "value"],
    ["a share over 100", { metric: "error-rate", value: 101, unit: "%" }, "value"],
    ["an unnamed business figure", { metric: "business", unit: "count" }, "name"],
    ["a name on another", { name: "Logins" }, "name"],
  ] as const)("refuse %s", (_, changes, path) => {
    const room = started(canaryRoom());
    const command = {
      type: "reading.record",
      phase: "stage-10",
      metric: "p95",
      name: null,
      side: "canary",
      value: 180,
      unit: "ms",
    } as const;
    expect(refusalOf(room, "dana", { ...command, ...changes })).toMatchObject({ code: "invalid", path });
  });

  it("belong to a stage that has begun and is not decided", () => {
    const room = ready();
    expect(() => record(room, "stage-25")).toThrow("25% has not begun");
    expect(() => record(room, "stage-10", {}, { observedAt: at(-1) })).toThrow("before 10% began");
    expect(() => record(room, "stage-10", {}, { observedAt: at(60) })).toThrow("future");
    must(room, "dana", proceeding(room, "stage-10"));
    expect(() => record(room, "stage-10")).toThrow("its readings are the record");
  });

  it("are corrected once, by another reading", () => {
    const room = ready();
    const wrong = room.state.readings?.find((one) => one.metric === "p95" && one.side === "canary")?.id ?? "";
    record(room, "stage-10", { value: 181 }, { corrects: wrong });
    expect(() => record(room, "stage-10", { value: 182 }, { corrects: wrong })).toThrow("corrected this reading already");
    expect(() => record(room, "stage-10", {}, { corrects: "nothing" })).toThrow("no such reading");
    expect(room.state.readings).toHaveLength(7);
  });

  it("come from machines too, and say so", () => {
    const room = ready();
    must(room, "token", { type: "reading.record", phase: "stage-10", metric: "cpu", name: null, side: "canary", value: 35, unit: "%" });
    expect(room.state.readings?.at(-1)).toMatchObject({ source: "token", metric: "cpu" });
  });

  it("of the baseline are taken before the start and stand for stable", () => {
    const room = canaryRoom();
    expect(() => record(room, "setup", { side: "stable" })).toThrow("only the baseline");
    record(room, "setup", { side: "baseline", value: 220 });
    started(room);
    record(room, "stage-10", { value: 180 });
    must(room, "dana", { type: "stage.decide", phase: "stage-10", choice: "pause" });
    expect(room.state.decisions?.[0]?.verdict.checks[1]).toMatchObject({ zone: "proceed", stable: { value: 220, side: "baseline" } });
  });
});
