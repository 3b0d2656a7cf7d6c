import { describe, expect, it } from "vitest";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { canaryRoom, pass, started } from "@/lib/domain/stage/testing/canary-room";
import { addMinutes } from "@/lib/domain/time/instant";
import { baselineSampling, samplingOf } from "./sampling";

describe("what is measured", () => {
  it("before the go: the baseline of the last hour, once, a day ahead", () => {
    const room = canaryRoom();
    expect(samplingOf(room.state, at(-25 * 60))).toBeNull();
    expect(samplingOf(room.state, at(-23 * 60))).toMatchObject({ phase: { key: "setup" }, sides: ["baseline"], windowMinutes: 60 });
    const reading = { id: "r", phase: "setup", metric: "p95", name: null, side: "baseline", value: 1, unit: "ms" } as const;
    const rest = { observedAt: at(-60), source: "person", by: { id: "p", name: "P", initials: "P" }, at: at(-60), corrects: null } as const;
    const read = { ...room.state, readings: [{ ...reading, ...rest }] };
    expect(samplingOf(read, at(-60))).toBeNull();
    expect(baselineSampling(read)).toMatchObject({ phase: { key: "setup" } });
  });

  it("of a hotfix: the running version of the day before its declaration", () => {
    const { state } = canaryRoom();
    const hotfix = { severity: "critical", description: "Nobody can pay", declaredAt: at(-90) } as const;
    const mended = { ...state, details: { ...state.details, hotfix } };
    expect(baselineSampling(mended)).toMatchObject({ sides: ["baseline"], at: at(-90 - 24 * 60) });
    expect(baselineSampling(state)).not.toHaveProperty("at");
  });

  it("at a stage: both sides, five times over its minimum, and never back to before it", () => {
    const room = started(canaryRoom());
    expect(samplingOf(room.state, at(1))).toBeNull();
    expect(samplingOf(room.state, at(2))).toMatchObject({ phase: { key: "stage-10" }, sides: ["canary", "stable"], windowMinutes: 2 });
    expect(samplingOf(room.state, at(30))).toMatchObject({ windowMinutes: 5, everyMinutes: 1 });
    expect(baselineSampling(room.state)).toBeNull();
    pass(room, "stage-10");
    expect(samplingOf(room.state, addMinutes(room.now, 1))).toBeNull();
    expect(samplingOf(room.state, addMinutes(room.now, 3))).toMatchObject({ phase: { key: "stage-25" }, windowMinutes: 3 });
  });

  it("with all traffic: the new version alone", () => {
    const room = started(canaryRoom());
    for (const phase of ["stage-10", "stage-25", "stage-50", "stage-75"]) pass(room, phase);
    expect(samplingOf(room.state, addMinutes(room.now, 10))).toMatchObject({ phase: { key: "stage-100" }, sides: ["canary"] });
  });

  it.each(["draft", "cancelled", "completed", "rolling-back", "rolled-back"] as const)("nothing of a release that is %s", (status) => {
    const room = started(canaryRoom());
    expect(samplingOf({ ...room.state, status }, at(30))).toBeNull();
  });
});
