import { describe, expect, it } from "vitest";
import { CANARY_TEMPLATE } from "@/lib/domain/checklist/templates/canary";
import { HOTFIX_TEMPLATE } from "@/lib/domain/checklist/templates/hotfix";
import type { ReleaseState } from "@/lib/domain/release/state";
import { release, stateAfter } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { missingValidation } from "./add-validation";

const keysOf = (state: ReleaseState) =>
  missingValidation(state).flatMap((event) => (event.type === "item.put-back" ? event.payload.added.map(({ item }) => item.key) : []));
const MEASURED = ["errors-back-at-baseline", "latency-back-at-baseline"];
const SEEN = ["broken-function-back", "watch-restored"];
const OPEN = [...MEASURED, ...SEEN, "customers-told-of-return"];
const PROFILE: ProfileAnswers = {
  application: "microservices",
  platform: "kubernetes",
  riskTolerance: "balanced",
  changes: [],
  facilities: [],
  compliance: [],
};

describe("the validation that a rollback asks for", () => {
  it.each([
    ["standard", inStatus("deploying"), OPEN],
    ["canary", release({ strategy: "canary" }, CANARY_TEMPLATE), OPEN],
    ["hotfix", release({ criticality: "hotfix", hotfix: { severity: "high", description: "Slow" } }, HOTFIX_TEMPLATE), []],
  ] as const)("on the %s track is what no other item restates", (_, state, keys) => {
    expect(keysOf(state)).toEqual(keys);
  });

  it("leaves out what the answers rule out", () => {
    const state = inStatus("deploying");
    const told = (changes: ProfileAnswers["changes"]) =>
      keysOf({ ...state, details: { ...state.details, profile: { ...PROFILE, changes } } });
    expect(told([])).toEqual([...MEASURED, ...SEEN]);
    expect(told(["user-visible"])).toEqual(OPEN);
  });

  it("comes with the decision, behind what is there, and not twice", () => {
    const after = stateAfter(inStatus("deploying"), "bob", { type: "rollback.start", reason: "Errors", method: "Undo the rollout" });
    const items = after.items.filter(({ phase }) => phase === "rollback");
    expect(items.slice(-5).map(({ key, required, departure }) => [key, required, departure?.kind])).toEqual([
      ["errors-back-at-baseline", true, "put-back"],
      ["latency-back-at-baseline", true, "put-back"],
      ["broken-function-back", true, "put-back"],
      ["watch-restored", false, "put-back"],
      ["customers-told-of-return", false, "put-back"],
    ]);
    expect(missingValidation(inStatus("deploying"))).toHaveLength(1);
    expect(new Set(items.map(({ position }) => position)).size).toBe(items.length);
    expect(missingValidation(after)).toEqual([]);
  });

  it("does not bring back what somebody took out", () => {
    const after = stateAfter(inStatus("deploying"), "bob", { type: "rollback.start", reason: "Errors", method: "Undo the rollout" });
    const item = after.items.find(({ key }) => key === "watch-restored");
    const state = inStatus("deploying");
    const out = item ? [{ item, after: null, reason: "None", by: state.createdBy, at: state.createdAt }] : [];
    expect(keysOf({ ...state, details: { ...state.details, takenOut: out } })).toEqual(OPEN.filter((key) => key !== "watch-restored"));
  });
});
