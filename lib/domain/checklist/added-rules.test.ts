import { describe, expect, it } from "vitest";
import { ROSTER } from "@/lib/domain/release/testing/fixture";
import { type AddedRule, idleRules, withAddedRules } from "./added-rules";
import { requirementsByPhase } from "./gate-rules";
import type { Requirement, Template } from "./template";
import { templateFor } from "./template-for";
import { STANDARD_TEMPLATE } from "./templates/standard";

const GO = "t-minus-2h";
const question = { criticality: "standard", roster: ROSTER } as const;
const requirements = ({ phases }: Template, added: readonly AddedRule[]) =>
  requirementsByPhase({ rules: withAddedRules(phases, added), ...question });
const of = (role: Requirement["role"], count: number): Requirement => ({ role, count });
const CANARY = templateFor({
  strategy: "canary",
  criticality: "standard",
  ladder: [
    { percent: 20, minutes: 5 },
    { percent: 60, minutes: 5 },
    { percent: 100, minutes: 5 },
  ],
});

const SIGNED = { kind: "signed", base: [of("deployer", 1)], critical: [] } as const;

describe("SIGNOFF rule 1: what a team asks for beside its checklist", () => {
  it.each<[string, AddedRule[], Requirement[]]>([
    ["nothing", [], [of("deployer", 1), of("approver", 1)]],
    ["more of a role", [{ phase: GO, requirements: [of("approver", 2)] }], [of("deployer", 1), of("approver", 2)]],
    [
      "less than the checklist, which changes nothing",
      [{ phase: GO, requirements: [of("approver", 1)] }],
      [of("deployer", 1), of("approver", 1)],
    ],
    [
      "the team two and the service three",
      [
        { phase: GO, requirements: [of("approver", 2)] },
        { phase: GO, requirements: [of("approver", 3)] },
      ],
      [of("deployer", 1), of("approver", 3)],
    ],
    [
      "the team another role than the service",
      [
        { phase: GO, requirements: [of("commander", 1)] },
        { phase: GO, requirements: [of("approver", 2)] },
      ],
      [of("deployer", 1), of("approver", 2), of("commander", 1)],
    ],
  ])("SIGNOFF rule 1: asking for %s", (_, added, expected) => {
    const after = requirements(STANDARD_TEMPLATE, added);
    expect(after.get(GO)).toEqual(expected);
    const others = (all: typeof after) => [...all].filter(([key]) => key !== GO);
    expect(others(after)).toEqual(others(requirements(STANDARD_TEMPLATE, [])));
  });

  it("SIGNOFF rule 1: what is asked of the stages is asked of each that is decided, whatever its share, and of nothing else", () => {
    const after = requirements(CANARY, [{ phase: "stages", requirements: [of("approver", 2)] }]);
    const changed = [...after].filter(([, asked]) => asked.some((one) => one.role === "approver" && one.count === 2));
    expect(changed.map(([key]) => key)).toEqual(["stage-20", "stage-60"]);
    expect(after.get("stage-20")).toEqual([of("deployer", 1), of("approver", 2)]);
  });

  it("SIGNOFF rule 1: a last stage that a template has signed is no decision, and is asked for nothing more", () => {
    const signed = CANARY.phases.map((phase) => (phase.key === "stage-100" ? { ...phase, gate: SIGNED } : phase));
    const after = withAddedRules(signed, [{ phase: "stages", requirements: [of("approver", 2)] }]);
    expect(after.find(({ key }) => key === "stage-100")?.gate).toEqual(SIGNED);
  });

  it("a rule for a gate that the checklist does not have changes nothing, and is named", () => {
    const added = [
      { phase: "stages", requirements: [of("approver", 2)] },
      { phase: "stage-20", requirements: [of("approver", 2)] },
      { phase: "t-minus-48h", requirements: [of("approver", 1)] },
      { phase: "gone", requirements: [] },
      { phase: GO, requirements: [of("approver", 2)] },
    ];
    expect(idleRules(STANDARD_TEMPLATE.phases, added).map(({ phase }) => phase)).toEqual(["stages", "stage-20", "t-minus-48h"]);
    expect(idleRules(CANARY.phases, added).map(({ phase }) => phase)).toEqual(["stage-20", "t-minus-48h", GO]);
  });
});
