import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";

const ARTIFACT: TemplateSection = {
  key: "artifact",
  title: "Artifact",
  items: [
    {
      key: "final-build-green",
      title: "The final build and its tests are green",
      proof: "Link to the pipeline run that made the artifact to be deployed.",
      verify: { how: "The commit of the run is the release commit, and the run made the artifact named in this release." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD2.15"],
    },
    {
      key: "images-in-registry",
      title: "The container images are in the registry",
      proof: "The digest as the registry gives it, equal to the one of this release.",
      verify: {
        how: "Ask the registry for the digest; REGISTRY is its address with the project, without a trailing slash.",
        command: 'docker buildx imagetools inspect "$REGISTRY"/{{service}}@{{artifactDigest}}',
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD2.16", "PRE7.03"],
    },
    {
      key: "images-scanned",
      title: "The image scan shows nothing critical or high",
      proof: "Report of the scan of exactly this digest.",
      verify: {
        how: "Scan the digest that will run, not a tag; the command fails on a critical or high finding.",
        command: 'trivy image --severity CRITICAL,HIGH --exit-code 1 "$REGISTRY"/{{service}}@{{artifactDigest}}',
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD2.17", "PRE2.02"],
    },
  ],
};

const CONFIGURATION: TemplateSection = {
  key: "manifests-and-configuration",
  title: "Manifests and configuration",
  items: [
    {
      key: "manifests-committed",
      title: "The GitOps repository holds the manifests of this version",
      proof: "Link to the merged commit.",
      verify: {
        how: "The difference to the cluster is this release and nothing else.",
        command: "argocd app diff {{service}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      condition: CONDITIONS.gitOps,
      sources: ["STD2.18", "PRE7.05"],
    },
    {
      key: "manifests-accepted",
      title: "The cluster accepts the manifests in a dry run",
      proof: "Output of the dry run on the production cluster, without a rejection.",
      verify: {
        how: "In the folder of the manifests, let the server check them without applying anything.",
        command: "kubectl apply --dry-run=server -n {{namespace}} -k .",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD2.19", "PRE7.06"],
    },
    {
      key: "flags-set",
      title: "Every feature flag stands as the plan says",
      proof: "List of the flags with their state in production.",
      verify: { how: "Compare the flags of production with the plan; a new flag starts switched off." },
      kind: "tick",
      owner: "deployer",
      required: true,
      condition: CONDITIONS.featureFlags,
      sources: ["STD2.21"],
    },
    {
      key: "configuration-reviewed",
      title: "Every configuration change has been read by two people",
      proof: "Link to the reviewed difference.",
      verify: {
        how: "In the folder of the manifests, show what will differ from what runs now; each line was meant.",
        command: "kubectl diff -n {{namespace}} -k .",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD2.22"],
    },
    {
      key: "secrets-present",
      title: "Production holds every secret this version reads",
      proof: "Names of the secrets, never their values.",
      verify: {
        how: "List the names and compare them with what the version asks for; check expiry dates where they have one.",
        command: "kubectl get secrets -n {{namespace}} -l app={{service}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD2.23"],
    },
  ],
};

const READINESS: TemplateSection = {
  key: "backup-and-readiness",
  title: "Backup and readiness",
  items: [
    {
      key: "backup-readable",
      title: "A fresh database backup exists and can be read",
      proof: "Time, size and location of the backup, and the output that shows it is readable.",
      verify: {
        how: "Read the table of contents of the backup just made; BACKUP_FILE is its path.",
        command: 'pg_restore --list "$BACKUP_FILE"',
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD2.20", "PRE4.03"],
    },
    {
      key: "call-open",
      title: "The call is open and deployer and responders are in it",
      proof: "Link to the call.",
      verify: { how: "Each person of the roster who is needed at T-0 has answered in the call." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD2.24"],
    },
    {
      key: "status-page-set",
      title: "The status page announces the deployment",
      proof: "Link to the entry, with maintenance mode where service will be interrupted.",
      verify: { how: "Open the public page without being signed in: window and impact are those of this release." },
      kind: "tick",
      owner: "communications-lead",
      required: true,
      condition: CONDITIONS.statusPage,
      sources: ["STD2.25"],
    },
  ],
};

/** Two hours before: what will be deployed is final, and the go is given. Source: STD2; SIGNOFF "Which gates are signed". */
export const T_MINUS_2H: TemplatePhase = {
  key: "t-minus-2h",
  code: "T-2h",
  name: "Final checks",
  kind: "forward",
  anchor: "planned",
  offsetMinutes: -120,
  gate: {
    kind: "signed",
    base: [
      { role: "deployer", count: 1 },
      { role: "approver", count: 1 },
    ],
    critical: [{ role: "commander", count: 1 }],
  },
  sections: [ARTIFACT, CONFIGURATION, READINESS],
};
