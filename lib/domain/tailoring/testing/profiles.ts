import fc from "fast-check";
import {
  APPLICATION_TYPES,
  CHANGE_FACTS,
  COMPLIANCE,
  FACILITIES,
  PLATFORMS,
  PROFILE_CRITICALITIES,
  type Profile,
  RISK_TOLERANCES,
} from "@/lib/domain/tailoring/profile";

/** The checkout service of the first worked example of the reference. */
export const CHECKOUT: Profile = {
  application: "microservices",
  platform: "kubernetes",
  criticality: "standard",
  riskTolerance: "balanced",
  changes: ["database-migration", "user-visible"],
  facilities: ["git-ops", "prometheus"],
  compliance: ["pci-dss"],
};

/** The authentication service of the second: high risk, a mesh, and a controller that promotes by itself. */
export const LOGIN: Profile = {
  application: "microservices",
  platform: "kubernetes",
  criticality: "critical",
  riskTolerance: "balanced",
  changes: [],
  facilities: ["service-mesh", "rollout-controller", "prometheus"],
  compliance: [],
};

export const anyProfile: fc.Arbitrary<Profile> = fc.record({
  application: fc.constantFrom(...APPLICATION_TYPES),
  platform: fc.constantFrom(...PLATFORMS),
  criticality: fc.constantFrom(...PROFILE_CRITICALITIES),
  riskTolerance: fc.constantFrom(...RISK_TOLERANCES),
  changes: fc.subarray([...CHANGE_FACTS]),
  facilities: fc.subarray([...FACILITIES]),
  compliance: fc.subarray([...COMPLIANCE]),
});
