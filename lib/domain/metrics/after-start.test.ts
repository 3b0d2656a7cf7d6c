import { describe, expect, it } from "vitest";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { canaryRoom } from "@/lib/domain/stage/testing/canary-room";
import { verdictAfterStart } from "./after-start";
import type { Reading, Side } from "./reading";

const { state } = canaryRoom();
const after = { ...(state.phases.at(-1) ?? state.phases[0]), key: "after", code: "T+2h" } as (typeof state.phases)[number];
const by = { id: "p", name: "P", initials: "P" };

function reading(side: Side, metric: "p95" | "error-rate", value: number): Reading {
  const unit = metric === "p95" ? "ms" : "%";
  const phase = side === "baseline" ? "setup" : "after";
  const id = `${side}${metric}${value}`;
  return { id, phase, metric, name: null, side, value, unit, observedAt: at(10), source: "person", by, at: at(10), corrects: null };
}

describe("before against after", () => {
  it.each([
    ["as before", 220, "proceed"],
    ["a little slower", 240, "proceed"],
    ["slower by more than a tenth", 250, "hold"],
    ["slower by more than a quarter", 280, "roll-back"],
  ] as const)("%s", (_, value, zone) => {
    const readings = [reading("baseline", "p95", 220), reading("canary", "p95", value)];
    const verdict = verdictAfterStart({ ...state, readings }, after);
    expect(verdict.zone).toBe(zone);
    expect(verdict.checks.filter((one) => one.zone !== null)).toMatchObject([
      { criterion: { metric: "p95" }, stable: { side: "baseline" } },
    ]);
  });

  it("says nothing without a baseline, and nothing without readings", () => {
    expect(verdictAfterStart({ ...state, readings: [reading("canary", "p95", 1)] }, after).zone).toBe("inconclusive");
    expect(verdictAfterStart({ ...state, readings: [] }, after).checks.every((one) => one.zone === null)).toBe(true);
  });

  it("holds to the limits that the items of the phase name as well", () => {
    const [first] = state.items;
    if (!first) throw new Error("There is no item.");
    const items = [{ ...first, key: "error-rate-low", phase: "after" }];
    const readings = [reading("baseline", "error-rate", 0.6), reading("canary", "error-rate", 0.6)];
    expect(verdictAfterStart({ ...state, readings }, after).zone).toBe("proceed");
    expect(verdictAfterStart({ ...state, items, readings }, after).zone).toBe("hold");
  });
});
