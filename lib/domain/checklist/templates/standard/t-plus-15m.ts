import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const PODS: TemplateSection = {
  key: "pods-and-logs",
  title: "Pods and logs",
  items: [
    {
      key: "pods-healthy",
      title: "Every pod is running and ready on this version",
      proof: "Pod list with ready state, restart count and image.",
      verify: {
        how: "Each pod is ready, shows the new image and has not restarted since the rollout.",
        command:
          "kubectl get pods -n {{namespace}} -l app={{service}} -o custom-columns='NAME:.metadata.name,READY:.status.containerStatuses[*].ready,RESTARTS:.status.containerStatuses[*].restartCount,IMAGE:.spec.containers[*].image'",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD4.01", "POST1.05"],
    },
    {
      key: "logs-clean",
      title: "Nothing critical was logged since the rollout",
      proof: "The search over the last 15 minutes and what it found.",
      verify: {
        how: "Search the logs since the rollout; each line found is explained or is a reason to stop.",
        command: "kubectl logs -n {{namespace}} -l app={{service}} --since=15m --tail=-1 --prefix | grep -Ei 'critical|fatal|panic'",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD4.10", "POST1.04", "SMK1.06"],
    },
  ],
};

const JOURNEYS: TemplateSection = {
  key: "tests-in-production",
  title: "Tests in production",
  items: [
    {
      key: "smoke-passed",
      title: "Production passes every smoke test",
      proof: "Output of the run: number passed, none failed.",
      verify: {
        how: "Run the smoke tests of the service against production.",
        command: "./scripts/smoke-test.sh {{environment}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD4.02", "POST1.01"],
    },
    {
      key: "journeys-walked",
      title: "The most important user journeys were tried and work",
      proof: "The journeys that were walked, by whom, with the records they left.",
      verify: { how: "Walk each journey to its end with a test account, what is new in this release included." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD4.03", "SMK2.01"],
    },
  ],
};

const FIGURES: TemplateSection = {
  key: "readings",
  title: "Readings",
  items: [
    {
      key: "error-rate-low",
      title: "The error rate is below 0.5 %",
      proof: "The rate over the last five minutes, with its source and time.",
      verify: {
        how: "Share of requests that ended in a server error. PROMETHEUS_URL is the address of Prometheus.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"5.."}[5m])) / sum(rate(http_requests_total{service="{{service}}"}[5m]))\'',
      },
      kind: "result",
      unit: "%",
      owner: "primary-on-call",
      required: true,
      sources: ["STD4.04", "POST1.02"],
    },
    {
      key: "response-time-in-band",
      title: "Response time is within 10 % of the baseline",
      proof: "The p95 of the last five minutes beside that of before, and the difference in percent.",
      verify: {
        how: "Read the p95 in seconds and enter by how many percent it differs from the baseline, with its sign.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="{{service}}"}[5m])))\'',
      },
      kind: "result",
      unit: "% vs baseline",
      owner: "primary-on-call",
      required: true,
      sources: ["STD4.05", "POST1.03"],
    },
    {
      key: "metrics-normal",
      title: "All watched metrics are in their usual range",
      proof: "Link to the dashboard over the hour around T-0.",
      verify: { how: "Compare each panel with the same hour of an ordinary day; traffic, saturation and queues included." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD4.11"],
    },
  ],
};

const DEPENDENCIES: TemplateSection = {
  key: "what-it-depends-on",
  title: "What it depends on",
  items: [
    {
      key: "database-connections-steady",
      title: "The number of database connections is steady",
      proof: "Connections by state, read twice a few minutes apart.",
      verify: {
        how: "Count the connections twice; they neither grow nor wait. DATABASE_URL is the production database.",
        command:
          "psql \"$DATABASE_URL\" -c 'select state, count(*) from pg_stat_activity where datname = current_database() group by state'",
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD4.06", "POST1.07"],
    },
    {
      key: "integrations-answering",
      title: "External services answer this version",
      proof: "One successful call to each integration since the rollout.",
      verify: { how: "Look for a fresh success per integration in traces or logs; make a test call where there was no traffic." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD4.07", "SMK2.04"],
    },
    {
      key: "jobs-running",
      title: "Background jobs are being worked off",
      proof: "Queue length and age of the oldest job, before and now.",
      verify: { how: "The queue does not grow, and at least one job of each kind has finished since the rollout." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD4.08", "SMK2.05"],
    },
    {
      key: "cache-serving",
      title: "The cache is being hit as before",
      proof: "Hits and misses, before and now.",
      verify: {
        how: "Read hits and misses twice and compare their ratio with before. REDIS_URL is the address of the cache.",
        command: "redis-cli -u \"$REDIS_URL\" info stats | grep -E 'keyspace_(hits|misses)'",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD4.09", "POST1.08"],
    },
  ],
};

/** A quarter of an hour after: the new version does its work. Source: STD4. */
export const T_PLUS_15M: TemplatePhase = {
  key: "t-plus-15m",
  code: "T+15m",
  name: "Validation",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 15,
  gate: { kind: "closed" },
  sections: [PODS, JOURNEYS, FIGURES, DEPENDENCIES],
};
