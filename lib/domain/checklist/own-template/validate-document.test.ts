import { describe, expect, test } from "vitest";
import type { TemplateGate, TemplateItem, Track } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "@/lib/domain/checklist/templates/conditions";
import type { TemplateDocument } from "./document";
import { pathText } from "./document-problem";
import { copyOf, withPhase } from "./testing/documents";
import { documentProblems } from "./validate-document";

const TRACKS = ["standard", "canary", "hotfix"] as const;

/** The document with one item more, at the end of the first section of a phase. */
function withItem(track: Track, key: string, changes: Partial<TemplateItem>): TemplateDocument {
  const item: TemplateItem = {
    ...{ key: "own-item", title: "Something of our own", proof: "A link.", kind: "tick", owner: "deployer", required: true, sources: [] },
    ...changes,
  };
  return withPhase(track, key, (phase) => ({
    ...phase,
    sections: phase.sections.map((section, at) => (at === 0 ? { ...section, items: [...section.items, item] } : section)),
  }));
}

const withGate = (track: Track, key: string, gate: TemplateGate) => withPhase(track, key, (phase) => ({ ...phase, gate }));
const told = (document: TemplateDocument, people: number | null = null) =>
  documentProblems(document, people).map(({ path, message }) => `${pathText(path)}: ${message}`);

test.each(TRACKS)("the built-in %s template can be published as it is by a team of three, and of no fewer", (track) => {
  expect(told(copyOf(track), 3)).toEqual([]);
  expect(told(copyOf(track), 1).length).toBeGreaterThan(0);
});

const signed = (...base: [role: "deployer" | "approver" | "commander" | "expert", count: number][]): TemplateGate => ({
  kind: "signed",
  base: base.map(([role, count]) => ({ role, count })),
  critical: [],
});

describe("what the library asks of a track", () => {
  test("may be tightened", () => {
    expect(
      told(
        withPhase("standard", "t-minus-48h", (phase) => ({ ...phase, gate: signed(["approver", 1]) })),
        4,
      ),
    ).toEqual([]);
    expect(told(withGate("standard", "t-plus-24h", signed(["deployer", 1], ["approver", 2])), 4)).toEqual([]);
  });

  test.each<[what: string, document: TemplateDocument, problem: string]>([
    [
      "a gate that nobody signs",
      withGate("standard", "t-zero", { kind: "closed" }),
      "phases[2].gate: Every standard release is signed here",
    ],
    [
      "a gate with a role less",
      withGate("standard", "t-zero", signed(["deployer", 1])),
      "phases[2].gate.base: Every standard release is signed here by 1 × Approver",
    ],
    [
      "a gate that forgets what a critical release adds",
      withGate("standard", "t-minus-2h", signed(["deployer", 1], ["approver", 1])),
      "phases[1].gate.critical: Every standard release that is critical is signed here by 1 × Incident commander",
    ],
    [
      "a signed phase that is gone",
      { ...copyOf("standard"), phases: copyOf("standard").phases.filter(({ key }) => key !== "t-minus-2h") },
      "phases: Every standard release is signed at T-2h. Keep the phase with the key t-minus-2h.",
    ],
    [
      "a stage that is not signed",
      withGate("canary", "stage-25", { kind: "closed" }),
      "phases[2].gate: Every canary release is signed here",
    ],
    [
      "a hotfix without its review",
      withPhase("hotfix", "development", (phase) => ({ ...phase, sections: phase.sections.filter(({ key }) => key !== "review") })),
      "phases: Every hotfix requires “",
    ],
    [
      "a canary that ends too early",
      { ...copyOf("canary"), phases: copyOf("canary").phases.filter(({ key }) => key !== "stage-100") },
      "phases[4].stage.weightPercent: The last stage takes 100 %",
    ],
    [
      "a standard release with a stage",
      withPhase("standard", "t-zero", (p) => ({ ...p, stage: { weightPercent: 100, minimumMinutes: 1, decisions: [] } })),
      "phases[2].stage: Only a canary has stages.",
    ],
    [
      "a hotfix that waits for a planned T-0",
      withPhase("hotfix", "testing", (p) => ({ ...p, anchor: "planned", offsetMinutes: -5 })),
      "phases[2].anchor: No phase of a hotfix counts from the planned T-0.",
    ],
  ])("is not weakened: %s", (_, document, problem) => {
    expect(told(document).filter((one) => one.startsWith(problem))).toHaveLength(1);
  });
});

describe("a quorum that nobody could fill", () => {
  test.each<[what: string, gate: TemplateGate, people: number | null, isRefused: boolean]>([
    ["a role that never signs", signed(["expert", 1]), null, true],
    ["as many people as there are", signed(["approver", 3]), 4, false],
    ["the deployer would have to approve", signed(["approver", 4]), 4, true],
    ["one person less than places", signed(["deployer", 2], ["approver", 2], ["commander", 1]), 4, true],
    ["as many people as places", signed(["deployer", 2], ["approver", 2], ["commander", 1]), 5, false],
    ["far too many", signed(["approver", 10]), null, true],
  ])("%s", (_, gate, people, isRefused) => {
    const found = told(withGate("standard", "t-minus-48h", gate), people).filter((one) => one.startsWith("phases[0].gate"));
    expect(found.length > 0).toBe(isRefused);
  });

  test("on the hotfix track approver and commander may be one person", () => {
    const gate = signed(["approver", 1], ["commander", 1]);
    expect(told(withGate("hotfix", "approval", gate), 2)).toEqual([]);
    expect(told(withGate("standard", "t-plus-15m", gate), 2)).toContainEqual(
      expect.stringMatching(/^phases\[3\]\.gate\.base: This gate needs 3/),
    );
  });
});

describe("an item at its place", () => {
  test.each<[what: string, document: TemplateDocument, problem: string]>([
    [
      "with the key of another",
      withItem("standard", "t-minus-48h", { key: "tests-green", sources: ["STD1.02"] }),
      `.key: The key stands twice`,
    ],
    [
      "with a key of the library for something else",
      withItem("standard", "t-minus-48h", { key: "hotfix-scanned" }),
      ".key: The library uses this key for “",
    ],
    [
      "with an id that the guide does not have",
      withItem("standard", "t-minus-48h", { sources: ["STD9.99"] }),
      ".sources: The reference has no item STD9.99.",
    ],
    [
      "that follows from a gate nobody signs",
      withItem("standard", "t-minus-48h", { kind: "computed", computedFrom: "sign-off" }),
      ".computedFrom: Nobody signs this phase",
    ],
    [
      "that follows from a rollback nobody ordered",
      withItem("standard", "t-minus-48h", { kind: "computed", computedFrom: "message", messageKind: "rollback-notice" }),
      ".computedFrom: A rollback notice leaves only",
    ],
    [
      "with a condition of the library in other words",
      withItem("standard", "t-minus-48h", { condition: { id: "git-ops", text: "Applies on Fridays." } }),
      ".condition.text: The profile answers git-ops",
    ],
    [
      "that follows from its gate and has a condition",
      withItem("standard", "t-zero", { kind: "computed", computedFrom: "sign-off", condition: { id: "fridays", text: "On Fridays." } }),
      ".condition: The item follows from the gate",
    ],
    ["as a choice of nothing", withItem("standard", "t-minus-48h", { kind: "choice" }), ".options: A choice needs two options at least."],
    [
      "with a command that cannot be filled in",
      withItem("standard", "t-minus-48h", { verify: { how: "Run.", command: "sh -c {{service}}" } }),
      ".verify.command: A placeholder cannot go",
    ],
  ])("%s", (_, document, problem) => {
    const found = told(document);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^phases\[[02]\]\.sections\[0\]\.items\[\d+\]/);
    expect(found[0]).toContain(problem);
  });

  test("may use a condition of the library in its words, and one of its own", () => {
    const known = withItem("standard", "t-minus-48h", { condition: CONDITIONS.gitOps });
    expect(told(known)).toEqual([]);
    expect(told(withItem("standard", "t-minus-48h", { condition: { id: "fridays", text: "On Fridays." } }))).toEqual([]);
  });
});

test("offsets out of order and an empty phase are told where they stand", () => {
  const early = withPhase("standard", "t-plus-15m", (phase) => ({ ...phase, offsetMinutes: 500 }));
  expect(told(early)).toEqual(["phases[4].offsetMinutes: The phase lies before one that precedes it."]);
  const empty = withPhase("standard", "t-plus-15m", (phase) => ({ ...phase, sections: [] }));
  expect(told(empty)).toEqual(["phases[3].sections: A phase needs a required item."]);
});
