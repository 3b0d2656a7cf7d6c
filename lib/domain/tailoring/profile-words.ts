import type { ApplicationType, ChangeFact, Compliance, Facility, Platform, RiskTolerance } from "./profile";

/** How the answers of a profile are shown. */
export const APPLICATION_NAMES: Record<ApplicationType, string> = {
  microservices: "Microservice",
  monolith: "Monolith",
  serverless: "Serverless",
  static: "Static site",
  "data-pipeline": "Pipeline",
};

export const PLATFORM_NAMES: Record<Platform, string> = {
  kubernetes: "Kubernetes",
  containers: "Containers",
  vms: "Cloud VM",
  serverless: "Functions",
  paas: "PaaS",
};

export const TOLERANCE_NAMES: Record<RiskTolerance, string> = {
  conservative: "Conservative",
  balanced: "Balanced",
  aggressive: "Aggressive",
};

export const CHANGE_NAMES: Record<ChangeFact, string> = {
  "database-migration": "Database migration",
  "database-irreversible": "It cannot be undone",
  "database-long": "It runs for long",
  infrastructure: "Infrastructure as code",
  dns: "DNS",
  cdn: "CDN",
  api: "API",
  "user-visible": "What users see",
  "new-dependency": "New dependency",
  "security-relevant": "Relevant for security",
  "feature-flagged": "Guarded by a flag",
};

export const FACILITY_NAMES: Record<Facility, string> = {
  "service-mesh": "Service mesh",
  "git-ops": "Argo CD or Flux",
  "rollout-controller": "Argo Rollouts or Flagger",
  "flag-platform": "Flag platform",
  prometheus: "Prometheus",
  "read-replicas": "Read replicas",
  "spare-capacity": "Capacity for a second environment",
};

export const COMPLIANCE_NAMES: Record<Compliance, string> = { soc2: "SOC 2", hipaa: "HIPAA", "pci-dss": "PCI DSS" };
