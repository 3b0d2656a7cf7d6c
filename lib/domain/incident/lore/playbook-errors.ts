import type { Playbook } from "./playbook";

/** Source: "Scenario: High Error Rate". */
export const HIGH_ERROR_RATE: Playbook = {
  key: "high-error-rate",
  title: "High error rate",
  when: "More requests fail than before, or an error that was rare is common.",
  steps: [
    {
      key: "changes-seen",
      title: "What this version changed is in front of everybody",
      hint: "Begin with the changes that touch the requests that fail, then configuration and flags that moved at the same time.",
      command: "git log --oneline --no-merges {{fromVersion}}..{{toVersion}}",
      source: "High Error Rate 1",
    },
    {
      key: "errors-grouped",
      title: "The errors are grouped, and the largest group is known",
      hint: "Group by message and place; note since when each appears, and whether only pods of the new version have it.",
      command: "kubectl logs -n {{namespace}} -l app={{service}} --since=15m --tail=-1 --prefix | grep -Ei 'error|fatal|panic'",
      source: "High Error Rate 2",
    },
    {
      key: "dependencies-checked",
      title: "Each thing it calls is cleared or suspected",
      hint: "Databases, queues, other services, services from outside: compare errors and response times of the calls with those of an hour ago.",
      command: 'curl -fsS "$BASE_URL/health/ready"',
      source: "High Error Rate 3",
    },
    {
      key: "machines-checked",
      title: "CPU, memory and network are cleared or suspected",
      hint: "Look for pods at their limits, restarts, evictions and nodes that are not ready.",
      command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
      source: "High Error Rate 4",
    },
    {
      key: "rollback-decided",
      title: "It is decided whether to roll back",
      hint: "Roll back if the error rate is above 5 % or a critical function is affected. Do not wait for the cause: it can be found afterwards.",
      source: "High Error Rate 5",
    },
    {
      key: "timeline-and-cause-written",
      title: "The timeline and the root cause are written down",
      hint: "Note what was seen, decided and done while it is fresh, each with its time; the cause as soon as it is proven.",
      source: "High Error Rate 6",
    },
  ],
};
