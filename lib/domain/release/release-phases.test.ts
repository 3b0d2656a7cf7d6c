import { describe, expect, it } from "vitest";
import { isFrozen } from "./release-phases";
import type { ReleaseState } from "./state";
import { inStatus } from "./testing/statuses";

const reopened = (state: ReleaseState): ReleaseState => ({
  ...state,
  phases: state.phases.map((phase) => ({ ...phase, status: phase.kind === "rollback" ? "hidden" : "open", closed: null })),
});

describe("the freeze", () => {
  it.each([
    ["planned", false],
    ["preparing", false],
    ["ready", true],
    ["deploying", true],
    ["verifying", true],
  ] as const)("%s: %s", (status, frozen) => {
    expect(isFrozen(inStatus(status))).toBe(frozen);
  });

  it("thaws when the go is opened again before the start, and never after it", () => {
    expect(isFrozen(reopened(inStatus("ready")))).toBe(false);
    expect(isFrozen(reopened(inStatus("deploying")))).toBe(true);
  });
});
