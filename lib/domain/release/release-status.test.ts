import { describe, expect, it } from "vitest";
import { clockStateOf, clockStoppedAt, currentPhase, STATUS_LABELS, STATUS_TONES } from "./release-status";
import { RELEASE_STATUSES } from "./state";
import { at, T0 } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

describe("clock and current phase", () => {
  it.each([
    ["draft", "before", null, "T-48h"],
    ["planned", "before", null, "T-48h"],
    ["preparing", "before", null, "T-48h"],
    ["ready", "before", null, "T-0"],
    ["deploying", "after", null, "T-0"],
    ["verifying", "after", null, "T+15m"],
    ["deployed", "after", null, null],
    ["completed", "after", at(-120), null],
    ["on-hold", "hold", T0, "T-48h"],
    ["rolling-back", "rollback", null, "Rollback"],
    ["rolled-back", "rollback", at(40), null],
    ["cancelled", "before", null, null],
  ] as const)("%s: %s, stopped %s, in %s", (status, clock, stoppedAt, code) => {
    const state = inStatus(status);
    expect(clockStateOf(state)).toBe(clock);
    expect(clockStoppedAt(state)).toBe(stoppedAt);
    expect(currentPhase(state)?.code ?? null).toBe(code);
  });

  it("goes by position, not by the order in which phases are listed", () => {
    const state = inStatus("planned");
    expect(currentPhase({ ...state, phases: state.phases.toReversed() })?.code).toBe("T-48h");
  });

  it("keeps red for what is rolling back", () => {
    expect(RELEASE_STATUSES.filter((status) => STATUS_TONES[status] === "failed")).toEqual(["rolling-back"]);
  });

  it("names every status once", () => {
    expect(new Set(Object.values(STATUS_LABELS)).size).toBe(RELEASE_STATUSES.length);
  });
});
