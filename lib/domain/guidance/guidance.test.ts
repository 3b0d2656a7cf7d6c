import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { gateOn, stageCriteria } from "@/lib/domain/metrics/criterion";
import { type ReleaseDetails, STRATEGIES } from "@/lib/domain/release/state";
import { DETAILS, phase } from "@/lib/domain/sign-off/testing/fixture";
import { MARKS } from "./placeholders";
import { ladder, madeFor, USUAL } from "./testing/made";
import { yamlText } from "./yaml-text";

const VERSIONS = ["1.1", "1.2"] as const;

function parsed(text: string, version: (typeof VERSIONS)[number]): unknown[] {
  return parseAllDocuments(text, { version, uniqueKeys: true }).map((one) => {
    expect([...one.errors, ...one.warnings]).toEqual([]);
    return one.toJS();
  });
}

const of = (changes: Partial<ReleaseDetails>, phases = USUAL) => madeFor(changes, { phases });
const textOf = (path: string, changes: Partial<ReleaseDetails>, phases = USUAL) =>
  of(changes, phases).files.find((file) => file.path === path)?.text ?? "";
const documentsOf = (path: string, changes: Partial<ReleaseDetails>, phases = USUAL) => parsed(textOf(path, changes, phases), "1.2");

describe("yamlText", () => {
  const TRICKY = [
    "on",
    "no",
    "y",
    "1e3",
    "0777",
    "0o17",
    "1_000",
    "12:30:45",
    "null",
    "~",
    "",
    "=",
    "<<",
    "2026-11-26",
    "- a",
    "a: b",
    "#",
    "<A B>",
  ];

  it.each(VERSIONS)("YAML %s: keeps as strings what it would read as something else", (version) => {
    expect(parsed(yamlText([{ values: TRICKY }]), version)).toEqual([{ values: TRICKY }]);
  });

  test("any text, number and boolean comes back under both versions", () => {
    const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...TRICKY), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{2,8}Key$/), fc.array(value)), { minLength: 1 }), (documents) => {
        const plain = JSON.parse(JSON.stringify(documents));
        for (const version of VERSIONS) expect(parsed(yamlText(plain), version)).toEqual(plain);
      }),
    );
  });
});

describe("guidanceFor", () => {
  it.each([
    ["rolling", ["deployment.yaml", "prometheus-rule.yaml", "smoke-test.sh", "rollback.sh"]],
    ["blue-green", ["rollout.yaml", "prometheus-rule.yaml", "smoke-test.sh", "rollback.sh"]],
    [
      "canary",
      [
        "rollout.yaml",
        "rollout-istio.yaml",
        "rollout-nginx.yaml",
        "rollout-traefik.yaml",
        "analysis-templates.yaml",
        "prometheus-rule.yaml",
        "smoke-test.sh",
        "rollback.sh",
      ],
    ],
    ["feature-flag", ["deployment.yaml", "prometheus-rule.yaml", "smoke-test.sh", "rollback.sh"]],
  ] as const)("%s: makes what fits it", (strategy, paths) => {
    expect(of({ strategy, rollbackMethod: "" }).files.map(({ path }) => path)).toEqual(paths);
  });

  it.each(STRATEGIES)("%s: nothing reads undefined or null, and no placeholder of snippets is left", (strategy) => {
    for (const { text } of of({ strategy, rollbackMethod: "", namespace: "", artifactDigest: "" }).files)
      expect(text.replaceAll("/dev/null", "")).not.toMatch(/undefined|null|NaN|\{\{/);
  });

  it("lists what is not known, and nothing that the release knows", () => {
    const marks = of({}).placeholders.map(({ mark }) => mark);
    expect(marks).toContain(MARKS.registry.mark);
    expect(marks).not.toContain(MARKS.namespace.mark);
    expect(of({ namespace: "Not one" }).placeholders).toContainEqual(MARKS.namespace);
  });

  it("takes the digest before the version, which may move", () => {
    expect(textOf("deployment.yaml", {})).toContain(`image: <IMAGE REGISTRY>/checkout-service@${DETAILS.artifactDigest}`);
    expect(textOf("deployment.yaml", { artifactDigest: "" })).toContain("image: <IMAGE REGISTRY>/checkout-service:v2.3.0");
  });

  it("canary: goes up by the stages of the release, and waits for the decision at each", () => {
    const [rollout] = documentsOf("rollout.yaml", { strategy: "canary" }, ladder([5, 7], [40, 20], [100, 30]));
    const analysis = {
      analysis: { templates: [{ templateName: "checkout-service-success-rate" }, { templateName: "checkout-service-p95-latency" }] },
    };
    expect(rollout).toMatchObject({
      spec: {
        strategy: {
          canary: {
            steps: [
              { setWeight: 5 },
              { pause: { duration: "7m" } },
              analysis,
              { pause: {} },
              { setWeight: 40 },
              { pause: { duration: "20m" } },
              analysis,
              { pause: {} },
              { setWeight: 100 },
            ],
          },
        },
      },
    });
  });

  it("canary: measures by the limits of the stages and by the gates of the service", () => {
    const p95 = gateOn({ metric: "p95", name: null }, { unit: "ms", better: "lower", limit: 250 });
    const stage = { weightPercent: 10, minimumMinutes: 5, decisions: [], criteria: [...stageCriteria(10), p95] };
    const documents = documentsOf("analysis-templates.yaml", { strategy: "canary" }, [phase("canary-10", { stage })]);
    expect(documents).toMatchObject([
      { spec: { metrics: [{ name: "success-rate-against-stable", successCondition: "result[0] > -1", failureLimit: 2 }] } },
      {
        spec: {
          metrics: [
            { name: "p95-against-stable", successCondition: "result[0] < 10" },
            { name: "p95-milliseconds", successCondition: "result[0] < 250" },
          ],
        },
      },
    ]);
  });

  it("a way back in somebody's own words has no script", () => {
    expect(textOf("rollback.sh", { rollbackMethod: "Call the vendor" })).toBe("");
    expect(textOf("rollback.sh", { rollbackMethod: "" })).toContain("kubectl rollout undo deployment/checkout-service -n shop\n");
  });
});
