import type { Playbook } from "./playbook";

/** Source: "Scenario: Performance Degradation". */
export const PERFORMANCE_DEGRADATION: Playbook = {
  key: "performance-degradation",
  title: "Performance degradation",
  when: "Answers take longer than before, or fewer of them come through.",
  steps: [
    {
      key: "latency-located",
      title: "It is known which requests are slow, and since when",
      hint: "Compare response times and throughput by endpoint with those before the deployment; a rise in traffic explains some of it.",
      command:
        'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=1000 * histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="{{service}}"}[5m])))\'',
      source: "Performance Degradation 1",
    },
    {
      key: "queries-checked",
      title: "The slowest queries of the database are known",
      hint: "Look for queries that are new, that lost their index, or that wait for a lock.",
      command:
        'psql "$DATABASE_URL" -c "select calls, round(mean_exec_time) as mean_ms, left(query, 80) as query from pg_stat_statements order by total_exec_time desc limit 10"',
      source: "Performance Degradation 2",
    },
    {
      key: "contention-checked",
      title: "Nothing waits for CPU or memory, or it is known what does",
      hint: "Throttled containers, garbage collection, full connection pools and busy neighbours on the same node all look alike from outside.",
      command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
      source: "Performance Degradation 3",
    },
    {
      key: "cache-checked",
      title: "The cache answers as often as before",
      hint: "A new key format or a restart empties it: the share of hits falls and the database gets what the cache used to take.",
      command: "redis-cli -u \"$REDIS_URL\" info stats | grep -E 'keyspace_(hits|misses)'",
      source: "Performance Degradation 4",
    },
    {
      key: "code-paths-checked",
      title: "Repeated queries and costly code are found or ruled out",
      hint: "Open a trace of one slow request: many small queries in a row (N+1), or one span that takes most of the time.",
      source: "Performance Degradation 5",
    },
    {
      key: "rollback-decided",
      title: "It is decided whether to roll back",
      hint: "Roll back if response times are more than 25 % above the baseline and the version is the likely cause.",
      source: "Performance Degradation 6",
    },
    {
      key: "scaling-considered",
      title: "More replicas run, or it is known why they would not help",
      hint: "Only where machines are what is short; more of them make a crowded database worse. REPLICAS is the new number.",
      command: 'kubectl scale deployment/{{service}} -n {{namespace}} --replicas="$REPLICAS"',
      source: "Performance Degradation 7",
    },
  ],
};
