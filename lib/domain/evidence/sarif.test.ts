import { describe, expect, it } from "vitest";
import { judgeSarif, type Limits } from "./sarif";

const NONE: Limits = { critical: 0, high: 0, medium: null, low: null };
const rules = [
  { id: "CVE-1", properties: { "security-severity": "9.8" } },
  { id: "CVE-2", properties: { "security-severity": "7.0" } },
  { id: "CVE-3", properties: { "security-severity": 5 } },
  { id: "style", defaultConfiguration: { level: "note" } },
];
const run = (results: readonly object[], more: object = {}) => ({ tool: { driver: { name: "trivy", rules } }, results, ...more });
const file = (...runs: readonly object[]) => ({ version: "2.1.0", $schema: "https://example.com", runs });
const judged = (results: readonly object[], limits = NONE) => judgeSarif(file(run(results)), limits);

describe("a SARIF scan", () => {
  it.each([
    ["nothing found", [], "pass", "trivy: 0 critical, 0 high, 0 medium, 0 low"],
    ["below the limits", [{ ruleId: "CVE-3" }, { ruleId: "style" }], "pass", "trivy: 0 critical, 0 high, 1 medium, 1 low"],
    ["a critical one by its rule", [{ ruleId: "CVE-1" }], "fail", "trivy: 1 critical, 0 high, 0 medium, 0 low; at most 0 critical"],
    ["a high one by index", [{ ruleIndex: 1 }], "fail", "trivy: 0 critical, 1 high, 0 medium, 0 low; at most 0 high"],
    ["a level without a score", [{ level: "error" }], "fail", "trivy: 0 critical, 1 high, 0 medium, 0 low; at most 0 high"],
    ["neither rule nor level", [{ ruleId: "unknown" }], "pass", "trivy: 0 critical, 0 high, 1 medium, 0 low"],
    [
      "its own score before the rule's",
      [{ ruleId: "style", properties: { "security-severity": "9.1" } }],
      "fail",
      "trivy: 1 critical, 0 high, 0 medium, 0 low; at most 0 critical",
    ],
    [
      "suppressed, absent and passed",
      [
        { ruleId: "CVE-1", suppressions: [{}] },
        { ruleId: "CVE-1", baselineState: "absent" },
        { ruleId: "CVE-1", kind: "pass" },
      ],
      "pass",
      "trivy: 0 critical, 0 high, 0 medium, 0 low",
    ],
    [
      "a suppression that is only asked for",
      [{ ruleId: "CVE-1", suppressions: [{ status: "underReview" }] }],
      "fail",
      "trivy: 1 critical, 0 high, 0 medium, 0 low; at most 0 critical",
    ],
  ] as const)("%s", (_, results, outcome, summary) => {
    expect(judged(results)).toEqual({ outcome, summary });
  });

  it("goes by the limits that are given, and adds up runs", () => {
    const both = file(run([{ ruleId: "CVE-2" }]), run([{ ruleId: "CVE-2" }]));
    expect(judgeSarif(both, { ...NONE, high: 2 }).outcome).toBe("pass");
    expect(judgeSarif(both, { ...NONE, high: 1 }).outcome).toBe("fail");
    expect(judged([{ ruleId: "style" }], { ...NONE, low: 0 }).outcome).toBe("fail");
  });

  it("has failed when it did not complete, whatever it found", () => {
    const broken = file(run([], { invocations: [{ executionSuccessful: false }] }));
    expect(judgeSarif(broken, NONE)).toEqual({ outcome: "fail", summary: "trivy: the scan did not complete" });
  });

  it.each([
    ["another version", { version: "2.0.0", runs: [run([])] }, "version"],
    ["no runs", file(), "runs"],
    ["a run without results", file({ tool: { driver: { name: "x" } } }), "runs.0.results"],
    ["a level that there is not", file(run([{ level: "fatal" }])), "runs.0.results.0.level"],
    ["no object", "text", ""],
  ] as const)("refuses %s, naming the place", (_, value, path) => {
    expect(() => judgeSarif(value, NONE)).toThrow(expect.objectContaining({ path }));
  });
});
