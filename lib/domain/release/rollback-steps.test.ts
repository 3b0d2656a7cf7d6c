import { describe, expect, it } from "vitest";
import { snippetHazard } from "@/lib/domain/checklist/snippet-hazard";
import { DETAILS } from "@/lib/domain/sign-off/testing/fixture";
import { PLATFORMS, type ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { ROLLBACK_METHODS } from "./rollback-choices";
import { rollbackSteps, rollbackWay } from "./rollback-steps";
import type { ReleaseDetails } from "./state";

const USUAL: ProfileAnswers = {
  application: "microservices",
  platform: "kubernetes",
  riskTolerance: "balanced",
  changes: [],
  facilities: [],
  compliance: [],
};

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

  const ON: ReleaseDetails = { ...DETAILS, profile: { ...USUAL, platform: "vms" } };
  it.each(PLATFORMS.flatMap((platform) => ALL.map((method) => [platform, method] as const)))(
    "on %s, %s: its own steps, each told apart, safe to paste, and Kubernetes only where it runs",
    (platform, method) => {
      const steps = rollbackSteps({ ...ON, profile: { ...USUAL, platform } }, method);
      expect(steps.length).toBeGreaterThan(1);
      expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
      for (const { command } of steps) {
        expect(command ?? "").not.toContain("{{");
        expect(command && snippetHazard(command)).toBeFalsy();
        if (platform !== "kubernetes") expect(command ?? "").not.toContain("kubectl");
      }
    },
  );

  it("says whose commands they are", () => {
    expect(rollbackWay(DETAILS, "Undo the rollout").tool).toBe("kubectl");
    expect(rollbackWay(ON, "Undo the rollout").tool).toBe("Ansible");
    expect(rollbackWay(ON, "Call the vendor")).toEqual({ tool: null, steps: [] });
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
