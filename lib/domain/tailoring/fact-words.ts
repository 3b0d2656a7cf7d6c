import type { Fact } from "./profile";

type Words = { readonly yes: string; readonly no: string };

const thing = (name: string): Words => ({ yes: `there is ${name}`, no: `there is no ${name.replace(/^an? /, "")}` });
const means = (name: string): Words => ({ yes: `you have ${name}`, no: `you have no ${name.replace(/^an? /, "")}` });
const law = (name: string): Words => ({ yes: `${name} applies`, no: `${name} does not apply` });
const runs = (name: string): Words => ({ yes: `it runs on ${name}`, no: `it does not run on ${name}` });
const is = (name: string): Words => ({ yes: `it is ${name}`, no: `it is not ${name}` });

/** How a fact is said as the reason for an item: "because there is a database migration". */
export const FACT_WORDS: Record<Fact, Words> = {
  "database-migration": thing("a database migration"),
  "database-irreversible": { yes: "the migration cannot be undone", no: "no migration is irreversible" },
  "database-long": { yes: "the migration runs for long", no: "no migration runs for long" },
  infrastructure: thing("an infrastructure change"),
  dns: thing("a DNS change"),
  cdn: thing("a CDN change"),
  api: { yes: "the API changes", no: "the API does not change" },
  "user-visible": { yes: "users will notice the change", no: "users will not notice the change" },
  "new-dependency": thing("a new dependency"),
  "security-relevant": { yes: "the change is relevant for security", no: "the change is not relevant for security" },
  "feature-flagged": { yes: "a flag guards the change", no: "no flag guards the change" },
  "service-mesh": means("a service mesh"),
  "git-ops": { yes: "it is deployed from a GitOps repository", no: "it is not deployed from a GitOps repository" },
  "rollout-controller": means("a rollout controller"),
  "flag-platform": means("a flag platform"),
  prometheus: { yes: "you have Prometheus", no: "you have no Prometheus" },
  "read-replicas": { yes: "the database has read replicas", no: "the database has no read replicas" },
  "spare-capacity": means("capacity for a second environment"),
  soc2: law("SOC 2"),
  hipaa: law("HIPAA"),
  "pci-dss": law("PCI DSS"),
  "on-kubernetes": runs("Kubernetes"),
  "on-containers": runs("managed containers"),
  "on-vms": runs("virtual machines"),
  "on-serverless": runs("a serverless platform"),
  "on-paas": runs("a platform as a service"),
  "is-microservices": is("a microservice"),
  "is-monolith": is("a monolith"),
  "is-serverless": is("a serverless function"),
  "is-static": is("a static site or front end"),
  "is-data-pipeline": is("a data pipeline"),
  "in-production": { yes: "it goes to production", no: "it does not go to production" },
};
