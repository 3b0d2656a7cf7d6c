import { RUNS_CODE, SERVES } from "./facts";
import type { GeneralSection } from "./general-item";

/** Source: SMK1, and POST1.04, which asks for the same search at the same time. */
export const SMOKE_HEALTH: GeneralSection = {
  key: "smoke-health",
  title: "Health after the deployment",
  items: [
    {
      key: "health-endpoint-answers",
      title: "The health endpoint answers 200 from outside",
      proof: "The answer with its time and the version it names.",
      verify: {
        how: "Ask as a user would, through name, certificate and load balancer; BASE_URL is the public address of the service.",
        command: "curl -sS -o /dev/null -w '%{http_code}\\n' \"$BASE_URL/health/live\"",
      },
      kind: "tick",
      owner: "deployer",
      moment: "validation",
      weight: "blocking",
      when: SERVES,
      tags: ["health"],
      sources: ["SMK1.01"],
    },
    {
      key: "readiness-steady",
      title: "Readiness holds: no pod drops out of service",
      proof: "Since when each pod is ready.",
      verify: {
        how: "Each pod is True, and since its start; a later time means that it was out of service in between.",
        command:
          'kubectl get pods -n {{namespace}} -l app={{service}} -o custom-columns=\'NAME:.metadata.name,READY:.status.conditions[?(@.type=="Ready")].status,SINCE:.status.conditions[?(@.type=="Ready")].lastTransitionTime\'',
      },
      kind: "tick",
      owner: "deployer",
      moment: "validation",
      weight: "careful",
      when: ["on-kubernetes"],
      tags: ["health", "kubernetes"],
      sources: ["SMK1.02"],
    },
    {
      key: "liveness-steady",
      title: "No liveness check has failed since the rollout",
      proof: "The events of the namespace since T-0, without a failed liveness check of this service.",
      verify: {
        how: "Look for events of this service; one failure is a hint, a second is a finding.",
        command: "kubectl get events -n {{namespace}} --field-selector reason=Unhealthy --sort-by=.lastTimestamp",
      },
      kind: "tick",
      owner: "deployer",
      moment: "validation",
      weight: "careful",
      when: ["on-kubernetes"],
      tags: ["health", "kubernetes"],
      sources: ["SMK1.03"],
    },
    {
      key: "start-up-checks-over",
      title: "Every container has passed its start-up check",
      proof: "State of each container, with the seconds that the slowest start took beside what is allowed.",
      verify: {
        how: "Each container says true. Does not apply where no start-up check is configured.",
        command:
          "kubectl get pods -n {{namespace}} -l app={{service}} -o custom-columns='NAME:.metadata.name,STARTED:.status.containerStatuses[*].started'",
      },
      kind: "tick",
      owner: "deployer",
      moment: "validation",
      weight: "advisory",
      when: ["on-kubernetes"],
      tags: ["health", "kubernetes"],
      sources: ["SMK1.04"],
    },
    {
      key: "start-logged",
      title: "Each instance has logged that it started well",
      proof: "One line per instance with its time and version.",
      verify: {
        how: "Count the lines; there are as many as instances. On Kubernetes; elsewhere search the log system.",
        command: "kubectl logs -n {{namespace}} -l app={{service}} --since=15m --tail=-1 --prefix | grep -Ei 'started|listening|ready'",
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "validation",
      weight: "careful",
      when: RUNS_CODE,
      tags: ["health", "logs"],
      sources: ["SMK1.05"],
    },
    {
      key: "no-critical-log-line",
      title: "The logs since the rollout hold no critical error",
      proof: "The search over the whole time since T-0, and what each line that it found means.",
      verify: {
        how: "A line that nobody can explain is a reason to stop. On Kubernetes; elsewhere search the log system.",
        command:
          "kubectl logs -n {{namespace}} -l app={{service}} --since=15m --tail=-1 --prefix | grep -Ei 'critical|fatal|panic|unhandled'",
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "validation",
      weight: "blocking",
      when: RUNS_CODE,
      tags: ["health", "logs", "errors"],
      sources: ["SMK1.06", "POST1.04"],
    },
  ],
};
