import { describe, expect, it } from "vitest";
import { snippetHazard } from "@/lib/domain/checklist/snippet-hazard";
import { DETAILS } from "@/lib/domain/sign-off/testing/fixture";
import { ROLLBACK_METHODS } from "./rollback-choices";
import { rollbackSteps } from "./rollback-steps";

const ALL = [...new Set(Object.values(ROLLBACK_METHODS).flat())];

describe("rollbackSteps", () => {
  it.each(ALL)("%s: has steps, with nothing left to fill in and nothing unsafe to paste", (method) => {
    const steps = rollbackSteps(DETAILS, method);
    expect(steps.length).toBeGreaterThan(0);
    for (const { command } of steps) {
      expect(command ?? "").not.toContain("{{");
      expect(command && snippetHazard(command)).toBeFalsy();
    }
  });

  it("fills in the values of the release, quoted where the shell would take them for something else", () => {
    expect(rollbackSteps(DETAILS, "Undo the rollout")[0]?.command).toBe("kubectl rollout undo deployment/checkout-service -n shop");
    expect(rollbackSteps({ ...DETAILS, namespace: "shop; rm -rf /" }, "Undo the rollout")[0]?.command).toBe(
      "kubectl rollout undo deployment/checkout-service -n 'shop; rm -rf /'",
    );
  });

  it.each(["Call the vendor", "constructor", "toString", "__proto__"])(
    "leaves a method in somebody's own words to the plan: %s",
    (words) => {
      expect(rollbackSteps(DETAILS, words)).toEqual([]);
    },
  );
});
