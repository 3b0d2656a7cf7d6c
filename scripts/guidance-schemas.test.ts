import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { Guidance, GuidanceFile } from "@/lib/domain/guidance/guidance";
import { filledByHand } from "@/lib/domain/guidance/testing/filled";
import { answers, ladder, madeFor } from "@/lib/domain/guidance/testing/made";
import { ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import { STRATEGIES } from "@/lib/domain/release/state";
import { DETAILS } from "@/lib/domain/sign-off/testing/fixture";
import { CHANGE_FACTS, FACILITIES, type Facility, type Platform } from "@/lib/domain/tailoring/profile";
import { flagPlanProblems } from "./lib/flag-schemas";
import { manifestProblems, pipelineProblems, workflowProblems } from "./lib/tool-schemas";

/** What is wrong with the file for the tools that read it; empty where nothing is. */
function problemsOf(file: GuidanceFile): string[] {
  const { path, language, text } = file;
  const unfilled = /undefined|NaN|\[object|\{\{[A-Za-z]+\}\}/.exec(text);
  if (unfilled) return [`${path} holds ${unfilled[0]}.`];
  switch (language) {
    case "yaml":
      return yamlProblems(file);
    case "json":
      return flagPlanProblems(JSON.parse(filledByHand(text)));
    case "sh": {
      const { status, stderr } = spawnSync("sh", ["-n"], { input: text, encoding: "utf8" });
      return status === 0 ? [] : [stderr];
    }
    case "md": {
      const fences = text.split("\n").filter((line) => line.trimStart().startsWith("```"));
      return fences.length % 2 === 0 ? [] : [`${path} leaves code open.`];
    }
  }
}

function yamlProblems({ path, text }: GuidanceFile): string[] {
  const [older, newer] = (["1.1", "1.2"] as const).map((version) => parsed(text, version));
  if (JSON.stringify(older) !== JSON.stringify(newer)) return [`${path} reads differently under YAML 1.1 and 1.2.`];
  const filled = filledByHand(text);
  if (path === "github-workflow.yaml") return workflowProblems(filled);
  return parsed(filled, "1.2").flatMap(path === "gitlab-ci.yaml" ? pipelineProblems : manifestProblems);
}

function parsed(text: string, version: "1.1" | "1.2"): unknown[] {
  return parseAllDocuments(text, { version, uniqueKeys: true }).map((one) => {
    expect([...one.errors, ...one.warnings]).toEqual([]);
    return one.toJS();
  });
}

/** Paths are unique, and whatever a file leaves open stands on top of them all. */
function problemsTogether({ files, placeholders }: Guidance): string[] {
  const twice = new Set(files.map(({ path }) => path)).size === files.length ? [] : ["Two files have one path."];
  const unlisted = files.flatMap((file) => file.placeholders).filter((one) => !placeholders.includes(one));
  return [...twice, ...unlisted.map(({ mark }) => `${mark} is not listed.`)];
}

function subsetsOf([first, ...others]: readonly Facility[]): Facility[][] {
  if (!first) return [[]];
  return subsetsOf(others).flatMap((set) => [set, [first, ...set]]);
}

/** Of so many files at least: for 512 combinations each, 23,584 files in all. */
const FLOORS: [Platform, number][] = [
  ["kubernetes", 6_688],
  ["containers", 4_224],
  ["vms", 4_224],
  ["serverless", 4_224],
  ["paas", 4_224],
];

describe("files of the configuration guidance", () => {
  /** Most files are the same whatever else the team has: what is wrong with a text is found out once. */
  const judged = new Map<string, string[]>();
  const problems = (file: GuidanceFile): string[] => {
    const known = judged.get(file.text) ?? problemsOf(file);
    judged.set(file.text, known);
    return known;
  };

  it.each(FLOORS)("%s: every strategy with every set of facilities passes the schemas", (platform, floor) => {
    const wrong: string[] = [];
    let files = 0;
    for (const strategy of STRATEGIES)
      for (const facilities of subsetsOf(FACILITIES)) {
        const profile = answers({ platform, facilities, changes: [...CHANGE_FACTS] });
        const made = madeFor({ strategy, profile, rollbackMethod: "" });
        files += made.files.length;
        wrong.push(...made.files.flatMap(problems), ...problemsTogether(made));
      }
    expect(wrong).toEqual([]);
    expect(files).toBeGreaterThanOrEqual(floor);
  });

  const name = fc.oneof(fc.constantFrom("on", "no", "null", "y", "Checkout API", "-x", "x'; rm -rf /", "{{service}}"), fc.string());
  const namespace = fc.oneof(fc.constantFrom("0777", "1e3", "", "shop", "Shop", "on"), fc.string());
  const version = fc.oneof(fc.constantFrom("v2.3.0", "1.20", "1e3", '"', "", "a b"), fc.string());
  const anyRelease = fc.record({
    strategy: fc.constantFrom(...STRATEGIES),
    name,
    namespace,
    fromVersion: version,
    toVersion: version,
    artifactDigest: fc.constantFrom("", DETAILS.artifactDigest, "sha256:short"),
    rollbackMethod: fc.oneof(fc.constantFrom("", "constructor", "{{ x }}", ...Object.values(ROLLBACK_METHODS).flat()), fc.string()),
    percents: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 }),
  });

  test("whatever a release is called, its files pass the schemas", () => {
    fc.assert(
      fc.property(anyRelease, ({ name: service, percents, ...changes }) => {
        const rungs = [...percents.toSorted((a, b) => a - b), 100].map((percent) => [percent, 5] as const);
        const { files } = madeFor({ ...changes, service: { id: "s", name: service } }, { phases: ladder(...rungs) });
        // What people wrote may hold anything, and a shell is asked about awkward names elsewhere.
        for (const file of files) if (file.language === "yaml") expect(yamlProblems(file)).toEqual([]);
        for (const { language, text } of files)
          if (language === "json") expect(flagPlanProblems(JSON.parse(filledByHand(text)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("a field that no schema knows, and a value of another kind, are found", () => {
    const service = { apiVersion: "v1", kind: "Service", metadata: { name: "shop" }, spec: { selectors: { app: "shop" } } };
    expect(manifestProblems(service)).toContain("Service has no field /spec/selectors.");
    expect(manifestProblems({ ...service, spec: { ports: [{ port: "<SERVICE PORT>" }] } })).toHaveLength(1);
    expect(manifestProblems({ ...service, kind: "Servitor" })).toEqual(["There is no schema for v1 Servitor."]);
    expect(workflowProblems("on: push\njobs:\n  a:\n    runs_on: x\n    steps:\n      - run: ls\n")).not.toEqual([]);
    expect(flagPlanProblems({ tool: "Split", flag: "new-checkout" })).not.toEqual([]);
    expect(pipelineProblems({ variables: {}, test: { scripts: ["ls"] } })).not.toEqual([]);
  });
});
