import { describe, expect, it } from "vitest";
import { CANARY_TEMPLATE } from "@/lib/domain/checklist/templates/canary";
import type { ReleaseState } from "@/lib/domain/release/state";
import { at, PEOPLE, release } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { stagesOf } from "@/lib/domain/stage/stage-time";
import { briefingFacts } from "./facts";
import { reachOf } from "./reach";

const withStrategy = (state: ReleaseState, strategy: ReleaseState["details"]["strategy"]) => ({
  ...state,
  details: { ...state.details, strategy },
});

/** A canary under way whose first `closed` stages were left. */
function canary(closed: number): ReleaseState {
  const state = withStrategy(release({}, CANARY_TEMPLATE), "canary");
  const left = new Set(
    stagesOf(state.phases)
      .slice(0, closed)
      .map((phase) => phase.key),
  );
  const closing = { at: at(20), by: PEOPLE.alice, how: "signed", reason: null } as const;
  const phases = state.phases.map((phase) => (left.has(phase.key) ? { ...phase, status: "closed" as const, closed: closing } : phase));
  return { ...state, status: "deploying", actualT0: at(0), phases };
}

describe("whom a release reaches", () => {
  it.each([
    ["planned", inStatus("planned"), "nobody", "Nobody yet"],
    ["ready", inStatus("ready"), "nobody", "Nobody yet"],
    ["being deployed", inStatus("deploying"), "some", "Being rolled out"],
    ["being verified", inStatus("verifying"), "everybody", "Everybody"],
    ["deployed", inStatus("deployed"), "everybody", "Everybody"],
    ["held before its start", inStatus("on-hold"), "nobody", "Nobody yet"],
    ["held under way", inStatus("on-hold", "deploying"), "some", "Being rolled out"],
    ["being rolled back", inStatus("rolling-back"), "unclear", "Being rolled back"],
    ["rolled back", inStatus("rolled-back"), "nobody", "Nobody any more"],
    ["cancelled", { ...inStatus("planned"), status: "cancelled" } as const, "nobody", "Nobody"],
    ["behind a flag", withStrategy(inStatus("deployed"), "feature-flag"), "unclear", "Behind a feature flag"],
    ["a canary at its first stage", canary(0), "some", "10% of traffic"],
    ["a canary at its third stage", canary(2), "some", "50% of traffic"],
    ["a canary at all of its traffic", canary(4), "everybody", "100% of traffic"],
  ])("%s", (_, state, kind, title) => {
    expect(reachOf(state)).toMatchObject({ kind, title });
  });

  it("says that it is on hold", () => {
    expect(reachOf(inStatus("on-hold", "deploying")).detail).toMatch(/^The deployment is on hold\./);
  });
});

describe("the facts", () => {
  it.each([
    ["None expected", "None expected", ""],
    ["None expected. Zero downtime, backward compatible.", "None expected", "Zero downtime, backward compatible."],
    ["None expected: backward compatible.", "None expected", "Backward compatible."],
    ["Short\n\nAnd long", "Short", "And long"],
    ["", "Not said", "The plan of the release says nothing of it."],
  ])("impact %j", (impact, title, detail) => {
    expect(briefingFacts(release({ impact })).impact).toEqual({ title, detail });
  });

  it("names the first on call, else who commands, and how it is undone", () => {
    expect(briefingFacts(release()).wrong).toEqual({ title: "Carol White, incident commander", detail: "Way back: Undo the rollout" });
    const roster = [...release().roster, { role: "primary-on-call", person: PEOPLE.mia } as const];
    expect(briefingFacts(release({ roster, rollbackMethod: "Switch to Blue" })).wrong).toEqual({
      title: "Mia Brown, primary on-call",
      detail: "Way back: Switch to Blue",
    });
  });
});
