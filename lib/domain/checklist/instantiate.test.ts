import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { RosterEntry } from "@/lib/domain/release/state";
import { instantiateTemplate } from "./instantiate";
import type { Criticality, Template, TemplateItem } from "./template";
import { TEMPLATES } from "./templates/registry";
import { STANDARD_TEMPLATE } from "./templates/standard";

const entry = (role: RosterEntry["role"]): RosterEntry => ({ role, person: { id: role, name: role, initials: "XX" } });
const BOTH = [entry("deployer"), entry("approver")];
const WITH_COMMANDER = [...BOTH, entry("commander")];
const signers = (criticality: Criticality, roster: readonly RosterEntry[]) =>
  Object.fromEntries(
    instantiateTemplate({ template: STANDARD_TEMPLATE, criticality, roster })
      .phases.filter((phase) => phase.requirements.length > 0)
      .map((phase) => [phase.code, phase.requirements.map(({ role, count }) => `${count} ${role}`)]),
  );

describe("SIGNOFF rule 1: the gates of a standard release", () => {
  const two = ["1 deployer", "1 approver"];
  test.each<[Criticality, readonly RosterEntry[], Record<string, string[]>]>([
    ["standard", BOTH, { "T-2h": two, "T-0": two, "T+24h": two, Rollback: two }],
    ["staging", BOTH, { "T-2h": two, "T-0": two, "T+24h": two, Rollback: two }],
    ["standard", WITH_COMMANDER, { "T-2h": two, "T-0": two, "T+24h": two, Rollback: ["1 approver", "1 commander"] }],
    [
      "critical",
      WITH_COMMANDER,
      { "T-2h": [...two, "1 commander"], "T-0": [...two, "1 commander"], "T+24h": two, Rollback: ["1 approver", "1 commander"] },
    ],
    [
      "critical",
      BOTH,
      { "T-2h": [...two, "1 commander"], "T-0": [...two, "1 commander"], "T+24h": two, Rollback: ["1 approver", "1 commander"] },
    ],
  ])("%s (case %#)", (criticality, roster, gates) => {
    expect(signers(criticality, roster)).toEqual(gates);
  });
});

test("SIGNOFF rule 2: the requirements are the release's own copy", () => {
  const template: Template = structuredClone(STANDARD_TEMPLATE);
  const { phases } = instantiateTemplate({ template, criticality: "standard", roster: BOTH });
  const gate = template.phases[1]?.gate;
  if (gate?.kind !== "signed") throw new Error("T-2h is signed");
  expect(phases[1]?.requirements).toEqual(gate.base);
  expect(phases[1]?.requirements).not.toBe(gate.base);
  expect(phases[1]?.requirements[0]).not.toBe(gate.base[0]);
});

const leaf = (key: string): TemplateItem => ({ key, title: key, proof: "p", kind: "tick", owner: "expert", required: true, sources: [] });
const NESTED: Template = {
  ...STANDARD_TEMPLATE,
  phases: STANDARD_TEMPLATE.phases.slice(0, 1).map((phase) => ({
    ...phase,
    sections: [
      { key: "one", title: "One", items: [leaf("a"), { ...leaf("b"), kind: "parent", children: [leaf("c"), leaf("d")] }] },
      { key: "two", title: "Two", items: [leaf("e")] },
    ],
  })),
};

test("children follow their parent, positions count through the phase", () => {
  const { items } = instantiateTemplate({ template: NESTED, criticality: "standard", roster: BOTH });
  expect(items.map(({ key, parent, section, position }) => [key, parent, section, position])).toEqual([
    ["a", null, "one", 0],
    ["b", null, "one", 1],
    ["c", "b", "one", 2],
    ["d", "b", "one", 3],
    ["e", null, "two", 4],
  ]);
});

test("an item carries its definition and nobody's mark", () => {
  const { items } = instantiateTemplate({ template: STANDARD_TEMPLATE, criticality: "standard", roster: BOTH });
  const source = STANDARD_TEMPLATE.phases[2]?.sections[1]?.items[1];
  expect(items.find((item) => item.key === "rollout-finished")).toEqual({
    key: "rollout-finished",
    phase: "t-zero",
    section: "rollout",
    sectionTitle: "Rollout",
    parent: null,
    position: 4,
    kind: "tick",
    title: source?.title,
    proof: source?.proof,
    how: source?.verify?.how,
    command: "kubectl rollout status deployment/{{service}} -n {{namespace}}",
    owner: "deployer",
    required: true,
    condition: null,
    options: [],
    unit: null,
    computedFrom: null,
    sources: ["STD3.03"],
    status: "todo",
    version: 0,
    reason: null,
    value: null,
    outcome: null,
    waivedUntil: null,
    by: null,
    at: null,
    source: "person",
    assignee: null,
    evidence: [],
    notes: [],
  });
});

const EVERY = [...TEMPLATES.map(({ template }) => template), NESTED];

test("whatever is asked for, a release starts complete, untouched and the same each time", () => {
  const input = fc.record({
    // By index: a template in the counterexample would bury it.
    index: fc.nat({ max: EVERY.length - 1 }),
    criticality: fc.constantFrom<Criticality>("standard", "critical", "staging", "hotfix"),
    roster: fc.array(fc.constantFrom(...RELEASE_ROLES).map(entry)),
  });
  fc.assert(
    fc.property(input, ({ index, ...rest }) => {
      const given = { template: EVERY[index] ?? NESTED, ...rest };
      const { phases, items } = instantiateTemplate(given);
      expect(instantiateTemplate(structuredClone(given))).toEqual({ phases, items });
      expect(JSON.parse(JSON.stringify({ phases, items }))).toEqual({ phases, items });
      expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
      expect(items.every((item) => item.status === "todo" && item.version === 0 && phases.some((phase) => phase.key === item.phase))).toBe(
        true,
      );
      expect(phases.map((phase) => phase.position)).toEqual(phases.map((_, index) => index));
      for (const phase of phases) {
        expect(phase.status).toBe(phase.kind === "rollback" ? "hidden" : "open");
        expect(phase.gateRevision).toBe(1);
        expect(new Set(phase.requirements.map(({ role }) => role)).size).toBe(phase.requirements.length);
      }
    }),
  );
});
