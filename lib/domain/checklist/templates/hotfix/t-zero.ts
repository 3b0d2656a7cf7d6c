import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";

const START: TemplateSection = {
  key: "start",
  title: "Start",
  items: [
    {
      key: "hotfix-backup-readable",
      title: "A database backup exists and can be read",
      proof: "Time, size and location of the backup, and the output that shows it is readable.",
      verify: {
        how: "Read the table of contents of the backup just made; BACKUP_FILE is its path.",
        command: 'pg_restore --list "$BACKUP_FILE"',
      },
      kind: "tick",
      owner: "expert",
      required: true,
      condition: CONDITIONS.databaseChange,
      sources: ["FIX5.01"],
    },
    {
      key: "hotfix-strategy-chosen",
      title: "The deployment strategy of the hotfix",
      proof: "The strategy picked here.",
      verify: { how: "Take blue-green where a switch back within seconds is needed, a quick rolling update elsewhere." },
      kind: "choice",
      // The keys are those of the release's own strategy, so that the two can be compared.
      options: [
        { key: "rolling", label: "Rolling update, quick" },
        { key: "blue-green", label: "Blue-green" },
      ],
      owner: "deployer",
      required: true,
      sources: ["FIX5.03"],
    },
    {
      key: "hotfix-begun",
      title: "The cluster has been told to run the hotfix",
      proof: "Link to the commit that was synchronised, or the command and its time.",
      verify: {
        how: "After the sync or the apply, the deployment names the new image.",
        command: "kubectl get deployment/{{service}} -n {{namespace}} -o jsonpath='{.spec.template.spec.containers[*].image}'",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX5.02"],
    },
  ],
};

const ROLLOUT: TemplateSection = {
  key: "rollout",
  title: "Rollout",
  items: [
    {
      key: "hotfix-rollout-finished",
      title: "The rollout was watched pod by pod to its end",
      proof: "Last line of the rollout status: successfully rolled out, n of n replicas.",
      verify: {
        how: "Follow the rollout without leaving it; stop it when it stalls.",
        command: "kubectl rollout status deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX5.04"],
    },
    {
      key: "hotfix-pods-started",
      title: "New pods become ready without a restart",
      proof: "Pod list with ready and restart counts.",
      verify: {
        how: "Watch the new pods: ready, and RESTARTS stays at 0.",
        command: "kubectl get pods -n {{namespace}} -l app={{service}} -o wide",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX5.05"],
    },
    {
      key: "hotfix-startup-logs-clean",
      title: "The start-up logs of the new pods are clean",
      proof: "The search over the logs and what it found.",
      verify: {
        how: "Search the logs since the start; no line found means a clean start.",
        command: "kubectl logs -n {{namespace}} -l app={{service}} --since=5m --tail=-1 --prefix | grep -Ei 'error|fatal|panic'",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX5.06", "SMK1.05"],
    },
  ],
};

/** The hotfix goes out; T-0 is this moment. Source: FIX5. */
export const HOTFIX_T_ZERO: TemplatePhase = {
  key: "t-zero",
  code: "T-0",
  name: "Deployment",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 0,
  gate: { kind: "closed" },
  sections: [START, ROLLOUT],
};
