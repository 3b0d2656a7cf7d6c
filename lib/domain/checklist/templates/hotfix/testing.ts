import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const PIPELINE: TemplateSection = {
  key: "pipeline",
  title: "Pipeline",
  items: [
    {
      key: "hotfix-build-green",
      title: "The pipeline built the hotfix and its tests are green",
      proof: "Link to the run that made the artifact to be deployed.",
      verify: { how: "The commit of the run is the merged one, and the run made the artifact named in this release." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX3.01"],
    },
    {
      key: "hotfix-scanned",
      title: "The security scan has passed",
      proof: "Report of the scan of exactly this digest; a waiver names its reason and its end.",
      verify: {
        how: "Scan the digest that will run; the command fails on a critical or high finding. Only an approver or commander waives it.",
        command: 'trivy image --severity CRITICAL,HIGH --exit-code 1 "$REGISTRY"/{{service}}@{{artifactDigest}}',
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX3.02"],
    },
  ],
};

const STAGING: TemplateSection = {
  key: "staging",
  title: "Staging",
  items: [
    {
      key: "hotfix-staging-smoke-passed",
      title: "Staging passes every smoke test",
      proof: "Output of the run: number passed, none failed.",
      verify: { how: "Run the smoke tests against the hotfix in staging.", command: "./scripts/smoke-test.sh staging" },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX3.03"],
    },
    {
      key: "fix-proven-in-staging",
      title: "The fix has been seen to work in staging",
      proof: "The steps that reproduce the problem, and what staging did.",
      verify: { how: "Reproduce the problem on the old version in staging, then show that the hotfix ends it." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX3.04"],
    },
    {
      key: "area-retested",
      title: "What lies near the fix still works",
      proof: "The functions that were tested again, and by whom.",
      verify: { how: "Test everything that calls the changed code or is called by it." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX3.05"],
    },
    {
      key: "fix-costs-no-speed",
      title: "The fix makes nothing slower",
      proof: "Response time of the affected function with and without the fix.",
      verify: { how: "Measure the affected function in staging on both versions under the same load." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX3.06"],
    },
  ],
};

/** Only what stands between the fix and the users. Source: FIX3; SIGNOFF "Hotfix also needs". */
export const TESTING: TemplatePhase = {
  key: "testing",
  code: "Test",
  name: "Testing",
  kind: "forward",
  anchor: "declaration",
  offsetMinutes: 0,
  gate: { kind: "closed" },
  sections: [PIPELINE, STAGING],
};
