import { describe, expect, test } from "vitest";
import type { Template, TemplateItem, TemplatePhase } from "./template";
import { validateTemplate } from "./validate-template";

const item = (key: string, changes: Partial<TemplateItem> = {}): TemplateItem => ({
  key,
  title: `Title of ${key}`,
  proof: "A link.",
  kind: "tick",
  owner: "deployer",
  required: true,
  sources: [],
  ...changes,
});

const phase = (key: string, changes: Partial<TemplatePhase>, ...items: TemplateItem[]): TemplatePhase => ({
  key,
  code: key,
  name: key,
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 0,
  gate: { kind: "closed" },
  sections: [{ key: "only", title: "Only", items: items.length > 0 ? items : [item(`${key}-item`)] }],
  ...changes,
});

const rollback = phase("rollback", {
  kind: "rollback",
  anchor: "opening",
  gate: { kind: "signed", base: [{ role: "approver", count: 1 }], critical: [] },
});

const decisions = ["proceed", "pause", "roll-back"] as const;
const stage = (percent: number, minutes: number): TemplatePhase =>
  phase(
    `stage-${percent}`,
    { offsetMinutes: minutes, stage: { weightPercent: percent, minimumMinutes: 5, decisions } },
    item(`compare-${percent}`, {
      kind: "parent",
      children: [item(`error-rate-${percent}`, { kind: "result", unit: "points" }), item(`logs-${percent}`, { required: false })],
    }),
    item(`decision-${percent}`, { kind: "choice", options: decisions.map((key) => ({ key, label: key })) }),
  );

/** Stages with nested comparisons and decisions, and a phase counted from the promotion. */
const CANARY: Template = {
  key: "small-canary",
  version: 1,
  track: "canary",
  name: "Small canary",
  phases: [
    phase("setup", {
      anchor: "planned",
      offsetMinutes: -120,
      gate: { kind: "signed", base: [{ role: "deployer", count: 1 }], critical: [] },
    }),
    stage(10, 0),
    stage(50, 5),
    phase("full", { offsetMinutes: 10, stage: { weightPercent: 100, minimumMinutes: 30, decisions: [] } }),
    phase("after", { anchor: "promotion", offsetMinutes: 120 }),
    rollback,
  ],
};

/** Ten phases, the first four counted from the declaration of the incident. */
const HOTFIX: Template = {
  key: "small-hotfix",
  version: 1,
  track: "hotfix",
  name: "Small hotfix",
  phases: [
    ...["assess", "develop", "test", "approve"].map((key) => phase(key, { anchor: "declaration" })),
    ...[0, 5, 30, 120, 1440].map((minutes) => phase(`after-${minutes}`, { offsetMinutes: minutes })),
    rollback,
  ],
};

test.each([
  ["canary", CANARY, 6],
  ["hotfix", HOTFIX, 10],
])("the format carries a %s", (_, template, phases) => {
  expect(template.phases).toHaveLength(phases);
  expect(validateTemplate(template)).toEqual([]);
});

const withPhases = (...phases: TemplatePhase[]): Template => ({ ...CANARY, phases: [...phases, rollback] });
const withItem = (changes: Partial<TemplateItem>): Template => withPhases(phase("only", {}, item("anchor-item"), item("bad", changes)));
const withCommand = (command: string): Template => withItem({ verify: { how: "Run it.", command } });
const signed = (...base: { role: "approver" | "deployer"; count: number }[]): Template =>
  withPhases(phase("only", { gate: { kind: "signed", base, critical: [] } }));

describe("a template is refused", () => {
  test.each<[string, Template, string]>([
    ["with a key that is no key", { ...CANARY, key: "Small canary" }, "template.key"],
    ["before version 1", { ...CANARY, version: 0 }, "template.version"],
    ["without a name", { ...CANARY, name: " " }, "template.name"],
    ["without a forward phase", { ...CANARY, phases: [rollback] }, "template.phases"],
    ["without a rollback phase", { ...CANARY, phases: [phase("only", {})] }, "template.phases"],
    [
      "with a phase after the rollback",
      { ...CANARY, phases: [phase("a", {}), rollback, phase("b", { offsetMinutes: 1 })] },
      "template.phases",
    ],
    ["with a phase key twice", withPhases(phase("a", {}), phase("a", { code: "b", offsetMinutes: 1 }, item("x"))), "phases.a.key"],
    ["with a phase code twice", withPhases(phase("a", { code: "x" }), phase("b", { code: "x", offsetMinutes: 1 })), "phases.x.code"],
    ["with a phase before its predecessor", withPhases(phase("a", { offsetMinutes: 5 }), phase("b", {})), "phases.b.offsetMinutes"],
    ["with two phases at one time", withPhases(phase("a", {}), phase("b", {})), "phases.b.offsetMinutes"],
    ["with a planned phase after T-0", withPhases(phase("a", { anchor: "planned", offsetMinutes: 5 })), "phases.a.offsetMinutes"],
    ["with an actual phase before T-0", withPhases(phase("a", { offsetMinutes: -5 })), "phases.a.offsetMinutes"],
    ["with a forward phase that waits for an opening", withPhases(phase("a", { anchor: "opening" })), "phases.a.anchor"],
    ["with nothing required in a phase", withPhases(phase("a", {}, item("x", { required: false }))), "phases.a.sections"],
    [
      "with an empty section",
      withPhases(phase("a", { sections: [...phase("a", {}).sections, { key: "e", title: "E", items: [] }] })),
      "phases.a.sections.e.items",
    ],
    ["with a signed gate that nobody signs", signed(), "phases.only.gate.base"],
    ["with a quorum of zero", signed({ role: "approver", count: 0 }), "phases.only.gate.base"],
    ["with a role twice in a gate", signed({ role: "approver", count: 1 }, { role: "approver", count: 2 }), "phases.only.gate.base"],
    ["with stages that do not grow", withPhases(stage(50, 0), { ...stage(10, 5) }), "phases.stage-10.stage.weightPercent"],
    [
      "with a stage that offers another choice",
      withPhases({ ...stage(10, 0), stage: { weightPercent: 10, minimumMinutes: 5, decisions: ["proceed", "roll-back"] } }),
      "phases.stage-10.stage.decisions",
    ],
    [
      "with a stage that cannot roll back",
      withPhases({ ...stage(10, 0), stage: { weightPercent: 10, minimumMinutes: 5, decisions: ["proceed"] } }),
      "phases.stage-10.stage.decisions",
    ],
    ["with an item key twice", withPhases(phase("a", {}, item("x"), item("x", { title: "Other" }))), "items.x.key"],
    [
      "with a title twice, parent and child included",
      withItem({ kind: "parent", children: [item("c", { title: "Title of bad" })] }),
      "items.Title of bad.title",
    ],
    [
      "with two texts for one condition",
      withPhases(phase("a", {}, item("x", { condition: { id: "c", text: "One." } }), item("y", { condition: { id: "c", text: "Two." } }))),
      "items.x.condition",
    ],
  ])("%s", (_, template, path) => {
    expect(validateTemplate(template).map((problem) => problem.path)).toContain(path);
  });
});

describe("an item is refused", () => {
  test.each<[string, Template, string]>([
    ["without a title", withItem({ title: "" }), "title"],
    ["without a proof", withItem({ proof: "" }), "proof"],
    ["with a source that the reference does not have", withItem({ sources: ["STD2.01"] }), "sources"],
    ["with a source twice", withItem({ sources: ["STD1.01", "STD1.01"] }), "sources"],
    ["as a choice without options", withItem({ kind: "choice" }), "options"],
    ["as a choice of one", withItem({ kind: "choice", options: [{ key: "a", label: "A" }] }), "options"],
    [
      "as a choice between the same",
      withItem({
        kind: "choice",
        options: [
          { key: "a", label: "A" },
          { key: "a", label: "B" },
        ],
      }),
      "options",
    ],
    [
      "as a tick with options",
      withItem({
        options: [
          { key: "a", label: "A" },
          { key: "b", label: "B" },
        ],
      }),
      "options",
    ],
    ["as a result without a unit", withItem({ kind: "result" }), "unit"],
    ["as a fill-in without a label", withItem({ kind: "fill-in" }), "unit"],
    ["as a tick with a unit", withItem({ unit: "%" }), "unit"],
    ["as computed from nothing", withItem({ kind: "computed" }), "computedFrom"],
    ["as a tick that is computed", withItem({ computedFrom: "outcome" }), "computedFrom"],
    ["as computed from a message that is not named", withItem({ kind: "computed", computedFrom: "message" }), "messageKind"],
    ["as a tick with a message", withItem({ messageKind: "start" }), "messageKind"],
    ["as a parent without children", withItem({ kind: "parent" }), "children"],
    ["as a parent with optional children only", withItem({ kind: "parent", children: [item("c", { required: false })] }), "children"],
    ["as an optional parent", withItem({ kind: "parent", required: false, children: [item("c")] }), "required"],
    ["as a tick with children", withItem({ children: [item("c")] }), "children"],
    [
      "as a parent of a parent",
      withItem({ kind: "parent", children: [item("c"), item("d", { kind: "parent", children: [item("e")] })] }),
      "children.d.kind",
    ],
    ["with a bad child", withItem({ kind: "parent", children: [item("c", { proof: "" })] }), "children.c.proof"],
    ["with an unknown placeholder", withCommand("echo {{team}}"), "verify.command"],
    ["with a command that cannot be quoted for", withCommand("sh -c 'echo {{service}}'"), "verify.command"],
    ["with an empty command", withCommand(""), "verify.command"],
  ])("%s", (_, template, field) => {
    expect(validateTemplate(template)).toEqual([{ path: `phases.only.items.bad.${field}`, message: expect.stringMatching(/^[A-Z].*\.$/) }]);
  });
});
