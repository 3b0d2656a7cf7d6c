import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";

const PREPARE: TemplateSection = {
  key: "strategy-and-migration",
  title: "Strategy and migration",
  items: [
    {
      key: "strategy-chosen",
      title: "The deployment strategy in use",
      proof: "The strategy picked here, the same as in the plan or with the reason why not.",
      verify: { how: "Compare with the strategy of the manifest that is about to be applied." },
      kind: "choice",
      // The keys are those of the release's own strategy, so that the two can be compared.
      options: [
        { key: "rolling", label: "Rolling update" },
        { key: "blue-green", label: "Blue-green" },
        { key: "canary", label: "Canary" },
        { key: "feature-flag", label: "Feature flag" },
      ],
      owner: "deployer",
      required: true,
      sources: ["STD3.02"],
    },
    {
      key: "migration-run",
      title: "The database migration has run",
      proof: "Output of the migration with its duration.",
      verify: {
        how: "Run the migration with the tool of the service, here golang-migrate. DATABASE_URL is the production database.",
        command: 'migrate -path ./migrations -database "$DATABASE_URL" up',
      },
      kind: "tick",
      owner: "expert",
      required: true,
      condition: CONDITIONS.databaseMigration,
      sources: ["STD3.08"],
    },
    {
      key: "migration-complete",
      title: "Schema and data are as the migration should leave them",
      proof: "Migration version and state as the database reports them.",
      verify: {
        how: "Read the migration version (golang-migrate keeps it here): the newest, and not dirty. Look at one changed table.",
        command: "psql \"$DATABASE_URL\" -c 'select version, dirty from schema_migrations'",
      },
      kind: "tick",
      owner: "expert",
      required: true,
      condition: CONDITIONS.databaseMigration,
      sources: ["STD3.09"],
    },
  ],
};

const ROLLOUT: TemplateSection = {
  key: "rollout",
  title: "Rollout",
  items: [
    {
      key: "deployment-begun",
      title: "The cluster has been told to run this version",
      proof: "Link to the commit that was synchronised, or the command and its time.",
      verify: {
        how: "After the sync or the apply, the deployment names the new image.",
        command: "kubectl get deployment/{{service}} -n {{namespace}} -o jsonpath='{.spec.template.spec.containers[*].image}'",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD3.01"],
    },
    {
      key: "rollout-finished",
      title: "The rollout was watched until its last replica",
      proof: "Last line of the rollout status: successfully rolled out, n of n replicas.",
      verify: {
        how: "Follow the rollout to its end; stop it when it stalls.",
        command: "kubectl rollout status deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD3.03"],
    },
    {
      key: "pods-started",
      title: "New pods become ready without a restart",
      proof: "Pod list with ready and restart counts.",
      verify: {
        how: "Watch the new pods: ready, and RESTARTS stays at 0.",
        command: "kubectl get pods -n {{namespace}} -l app={{service}} -o wide",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD3.04"],
    },
    {
      key: "startup-logs-clean",
      title: "The start-up logs of the new pods are clean",
      proof: "The search over the logs and what it found.",
      verify: {
        how: "Search the logs since the start; no line found means a clean start.",
        command: "kubectl logs -n {{namespace}} -l app={{service}} --since=15m --tail=-1 --prefix | grep -Ei 'error|fatal|panic'",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD3.05", "SMK1.05"],
    },
  ],
};

const HEALTH: TemplateSection = {
  key: "health-and-traffic",
  title: "Health and traffic",
  items: [
    {
      key: "health-answered",
      title: "Liveness and readiness endpoints answer 200",
      proof: "Both answers with their time.",
      verify: {
        how: "Ask both endpoints from outside the cluster; BASE_URL is the public address of the service.",
        command: 'curl -fsS "$BASE_URL/health/live" && curl -fsS "$BASE_URL/health/ready"',
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD3.07", "SMK1.01"],
    },
    {
      key: "resources-watched",
      title: "CPU stays under 70 % and memory within its limit",
      proof: "CPU reading of the busiest pod while the rollout runs.",
      verify: {
        how: "Read CPU and memory of each container and compare them with requests and limits.",
        command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
      },
      kind: "result",
      unit: "% CPU",
      owner: "primary-on-call",
      required: false,
      sources: ["STD3.06", "SMK3.03"],
    },
    {
      key: "traffic-moved",
      title: "Traffic reaches the new version as intended",
      proof: "Endpoints behind the service, or the weights of the router.",
      verify: {
        how: "The addresses behind the service are pods of this version.",
        command: "kubectl get endpointslices -n {{namespace}} -l kubernetes.io/service-name={{service}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      condition: CONDITIONS.trafficSwitch,
      sources: ["STD3.10"],
    },
  ],
};

/** The deployment itself. Source: STD3; SIGNOFF "Which gates are signed". */
export const T_ZERO: TemplatePhase = {
  key: "t-zero",
  code: "T-0",
  name: "Deployment",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 0,
  gate: {
    kind: "signed",
    base: [
      { role: "deployer", count: 1 },
      { role: "approver", count: 1 },
    ],
    critical: [{ role: "commander", count: 1 }],
  },
  sections: [PREPARE, ROLLOUT, HEALTH],
};
