import { describe, expect, test } from "vitest";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import type { Criticality, Track } from "@/lib/domain/checklist/template";
import type { ReleaseDetails, RosterEntry } from "@/lib/domain/release/state";
import { planTemplate } from "@/lib/domain/tailoring/plan-template";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { toTemplate } from "./document";
import { documentFromRelease } from "./from-release";
import { copyOf, withPhase } from "./testing/documents";
import { documentProblems } from "./validate-document";

const COMMANDER: RosterEntry = { role: "commander", person: { id: "c", name: "Carol", initials: "CC" } };

function released(
  track: Track,
  { criticality = "standard", roster = [] }: { criticality?: Criticality; roster?: readonly RosterEntry[] } = {},
) {
  return (document = copyOf(track)) => {
    const template = toTemplate(document, { key: track, version: 1 });
    const details = { template: { key: track, version: 1, track }, criticality } as ReleaseDetails;
    return { details, roster, ...instantiateTemplate({ template, criticality, roster }) };
  };
}

describe("a template made from a release", () => {
  test.each<[Track, Criticality, readonly RosterEntry[]]>([
    ["standard", "standard", []],
    ["standard", "critical", [COMMANDER]],
    ["canary", "critical", []],
    ["canary", "standard", [COMMANDER]],
    ["hotfix", "hotfix", []],
  ])("is the one it was made from: %s, %s", (track, criticality, roster) => {
    const { name } = copyOf(track);
    expect(documentFromRelease(released(track, { criticality, roster })(), name)).toEqual(copyOf(track));
  });

  test("keeps a gate that asked for more, of every release", () => {
    const strict = withPhase("standard", "t-zero", (phase) => ({
      ...phase,
      gate: {
        kind: "signed",
        base: [
          { role: "approver", count: 2 },
          { role: "deployer", count: 1 },
        ],
        critical: [],
      },
    }));
    const made = documentFromRelease(released("standard")(strict), "Strict");
    expect(made.phases.find(({ key }) => key === "t-zero")?.gate).toEqual({
      kind: "signed",
      base: [
        { role: "deployer", count: 1 },
        { role: "approver", count: 2 },
      ],
      critical: [{ role: "commander", count: 1 }],
    });
  });

  test("can be published as it is, tailored or not", () => {
    const profile: ProfileAnswers = {
      ...{ application: "microservices", platform: "kubernetes", riskTolerance: "conservative" },
      ...{ changes: ["database-migration", "user-visible"], facilities: [], compliance: ["soc2"] },
    };
    for (const strategy of ["rolling", "blue-green", "canary"] as const) {
      const { template } = planTemplate({ strategy, criticality: "critical", profile });
      const details = { template: { key: template.key, version: 2, track: template.track }, criticality: "critical" } as ReleaseDetails;
      const state = { details, roster: [COMMANDER], ...instantiateTemplate({ template, criticality: "critical", roster: [COMMANDER] }) };
      expect(documentProblems(documentFromRelease(state, "Again"), 3)).toEqual([]);
    }
  });
});
