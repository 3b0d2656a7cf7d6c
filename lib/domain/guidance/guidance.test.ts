import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { gateOn, stageCriteria } from "@/lib/domain/metrics/criterion";
import { type ReleaseDetails, STRATEGIES } from "@/lib/domain/release/state";
import { DETAILS, phase } from "@/lib/domain/sign-off/testing/fixture";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { MARKS } from "./placeholders";
import { answers, ladder, madeFor, USUAL } from "./testing/made";
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
  const PIPELINES = [
    "github-workflow.yaml",
    "gitlab-ci.yaml",
    "argo-cd-presync.yaml",
    "argo-cd-notifications.yaml",
    "flux-notifications.yaml",
  ];
  const MEASURING = ["prometheus-rule.yaml", "smoke-test.sh"];
  const FLAGS = ["flag-launchdarkly.json", "flag-flagr.json", "flag-unleash.json", "flag-split.json"];
  const REST = ["migration-plan.md", "database-rollback.sh", "rollback.sh", "rollback-methods.md", "runbook.md"];
  const ROUTED = ["rollout-istio.yaml", "rollout-nginx.yaml", "rollout-traefik.yaml"];

  it.each([
    ["rolling", ["deployment.yaml", ...MEASURING, ...PIPELINES, ...REST]],
    ["blue-green", ["rollout.yaml", ...MEASURING, ...PIPELINES, ...REST]],
    ["canary", ["rollout.yaml", "flagger-canary.yaml", ...ROUTED, "analysis-templates.yaml", ...MEASURING, ...PIPELINES, ...REST]],
    ["feature-flag", ["deployment.yaml", ...MEASURING, ...PIPELINES, ...FLAGS, ...REST]],
  ] as const)("%s: makes what fits it, as long as nobody said what it runs on", (strategy, paths) => {
    expect(of({ strategy, rollbackMethod: "" }).files.map(({ path }) => path)).toEqual(paths);
  });

  const pathsFor = (strategy: ReleaseDetails["strategy"], changes: Partial<ProfileAnswers>) =>
    of({ strategy, rollbackMethod: "", profile: answers(changes) }).files.map(({ path }) => path);

  it.each<[string, ReleaseDetails["strategy"], Partial<ProfileAnswers>, readonly string[]]>([
    [
      "nothing but a machine",
      "rolling",
      { platform: "vms" },
      ["smoke-test.sh", "github-workflow.yaml", "gitlab-ci.yaml", "rollback.sh", "runbook.md"],
    ],
    [
      "a mesh, which splits the traffic itself",
      "canary",
      { facilities: ["rollout-controller", "service-mesh"] },
      [
        "rollout.yaml",
        "rollout-istio.yaml",
        "smoke-test.sh",
        "github-workflow.yaml",
        "gitlab-ci.yaml",
        "rollback.sh",
        "rollback-methods.md",
        "runbook.md",
      ],
    ],
    [
      "a long migration without a cluster",
      "blue-green",
      { platform: "paas", changes: ["database-long"] },
      ["smoke-test.sh", "github-workflow.yaml", "gitlab-ci.yaml", "migration-plan.md", "database-rollback.sh", "rollback.sh", "runbook.md"],
    ],
    [
      "a flag in a rolling update",
      "rolling",
      { platform: "serverless", facilities: ["flag-platform"], changes: ["feature-flagged"] },
      ["smoke-test.sh", "github-workflow.yaml", "gitlab-ci.yaml", ...FLAGS, "rollback.sh", "runbook.md"],
    ],
  ])("%s: the profile decides", (_, strategy, profile, paths) => {
    expect(pathsFor(strategy, profile)).toEqual(paths);
  });

  it("says why each file is there, and why each other one is not", () => {
    const { files, leftOut } = of({ strategy: "canary", profile: answers({ facilities: ["rollout-controller"] }) });
    const because = (path: string) => files.find((file) => file.path === path)?.because;
    expect(because("rollout.yaml")).toBe("It fits this release: a canary, Kubernetes, Argo Rollouts or Flagger.");
    expect(because("smoke-test.sh")).toBe("It fits every release.");
    const reasons = Object.fromEntries(leftOut.map((one) => [one.title, one.because]));
    expect(reasons).toMatchObject({
      Deployment: "It is for a rolling update or a feature flag; this release is a canary.",
      Alerts: "It needs Prometheus, which the team does not have.",
      "Plan of the migration": "It needs a change that this release does not make: Database migration.",
      Rollback: "The way back is in somebody’s own words: the rollback plan of the release tells of it.",
    });
    expect(files.length + leftOut.length).toBe(24);
  });

  it("measures nothing at the stages where there is no Prometheus", () => {
    const profile = answers({ facilities: ["rollout-controller"] });
    expect(textOf("rollout.yaml", { strategy: "canary", profile })).not.toContain("analysis");
    expect(textOf("rollout.yaml", { strategy: "canary" })).toContain("analysis");
  });

  it("lists on top of all files what is missing, what each is for and what is left out", () => {
    const { files, leftOut, placeholders, readMe } = of({ strategy: "canary", service: { id: "s", name: "Pay*ments\n# Now" } });
    expect(readMe.startsWith("# Pay\\*ments # Now v2.3.0: configuration\n")).toBe(true);
    for (const { mark } of placeholders) expect(readMe).toContain(`- \`${mark}\`: `);
    for (const { path } of files) expect(readMe).toContain(`\n### ${path}\n`);
    for (const { title } of leftOut) expect(readMe).toContain(`- ${title}: `);
  });

  it.each(STRATEGIES)("%s: nothing reads undefined, and no placeholder of snippets is left", (strategy) => {
    for (const { text } of of({ strategy, rollbackMethod: "", namespace: "", artifactDigest: "" }).files)
      expect(text).not.toMatch(/undefined|NaN|\[object|\{\{[A-Za-z]+\}\}/);
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
