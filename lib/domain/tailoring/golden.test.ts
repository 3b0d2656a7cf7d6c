import { expect, test } from "vitest";
import { planTemplate } from "./plan-template";
import type { Profile } from "./profile";
import { adviseStrategy } from "./strategy";
import { goldenText } from "./testing/golden-text";
import { CHECKOUT, LOGIN } from "./testing/profiles";

const PLAIN: Profile = { ...CHECKOUT, changes: [], facilities: [], compliance: [] };

/** Profiles whose checklists were read by people; `golden/` holds what they read. */
const PROFILES: Record<string, Profile> = {
  "the checkout service of the first worked example": CHECKOUT,
  "the authentication service of the second worked example": LOGIN,
  "a microservice of which nothing is known": PLAIN,
  "a microservice of which nothing is known, by a careful team": { ...PLAIN, riskTolerance: "conservative" },
  "a microservice of which nothing is known, by a bold team": { ...PLAIN, riskTolerance: "aggressive" },
  "a critical microservice of which nothing is known": { ...PLAIN, criticality: "critical" },
  "a critical microservice by a careful team": { ...PLAIN, criticality: "critical", riskTolerance: "conservative" },
  "staging of a microservice": { ...PLAIN, criticality: "staging" },
  "an emergency hotfix": { ...PLAIN, criticality: "hotfix" },
  "an emergency hotfix that changes the database": { ...CHECKOUT, criticality: "hotfix", changes: ["database-migration"] },
  "a long migration that cannot be undone, with replicas": {
    ...PLAIN,
    criticality: "critical",
    changes: ["database-migration", "database-irreversible", "database-long"],
    facilities: ["read-replicas", "spare-capacity"],
  },
  "an infrastructure change with DNS": { ...PLAIN, changes: ["infrastructure", "dns"], facilities: ["spare-capacity"] },
  "a site behind a CDN": {
    ...PLAIN,
    application: "static",
    platform: "paas",
    changes: ["cdn", "user-visible"],
    facilities: ["spare-capacity"],
  },
  "a monolith on virtual machines": { ...PLAIN, application: "monolith", platform: "vms", changes: ["api"] },
  "a serverless function": { ...PLAIN, application: "serverless", platform: "serverless", changes: ["new-dependency"] },
  "a data pipeline on containers": { ...PLAIN, application: "data-pipeline", platform: "containers", changes: ["database-migration"] },
  "a flagged feature with a platform": {
    ...PLAIN,
    changes: ["user-visible", "feature-flagged"],
    facilities: ["flag-platform", "prometheus"],
  },
  "a flagged feature without a platform": { ...PLAIN, changes: ["user-visible", "feature-flagged"] },
  "a security fix of a payment service": {
    ...PLAIN,
    criticality: "critical",
    changes: ["security-relevant", "new-dependency"],
    facilities: ["git-ops", "prometheus"],
    compliance: ["pci-dss"],
  },
  "a health record service": {
    ...PLAIN,
    criticality: "critical",
    riskTolerance: "conservative",
    changes: ["api"],
    compliance: ["hipaa", "soc2"],
  },
  "a new API behind a mesh": { ...PLAIN, changes: ["api", "new-dependency"], facilities: ["service-mesh", "prometheus"] },
  "everything at once": {
    application: "microservices",
    platform: "kubernetes",
    criticality: "critical",
    riskTolerance: "conservative",
    changes: [
      "database-migration",
      "infrastructure",
      "dns",
      "cdn",
      "api",
      "user-visible",
      "new-dependency",
      "security-relevant",
      "feature-flagged",
    ],
    facilities: ["service-mesh", "git-ops", "rollout-controller", "flag-platform", "prometheus", "read-replicas", "spare-capacity"],
    compliance: ["soc2", "hipaa", "pci-dss"],
  },
};

test.each(Object.entries(PROFILES))("%s", async (name, { criticality, ...profile }) => {
  const strategy = adviseStrategy({ ...profile, criticality })[0].strategy;
  const { tailoring } = planTemplate({ strategy, criticality, profile });
  if (!tailoring) throw new Error("Nothing was tailored.");
  await expect(goldenText(name, tailoring)).toMatchFileSnapshot(`golden/${name.replaceAll(/[ ,]+/g, "-")}.md`);
});
