const PROFILE = {
  application: "microservices",
  platform: "kubernetes",
  riskTolerance: "balanced",
  changes: [],
  facilities: [],
  compliance: [],
};

/** A body that each route of the extent of a checklist understands, by the end of its path. */
export const SCOPE_BODIES: Readonly<Record<string, unknown>> = {
  "PUT profile": { expectedSeq: 1, profile: PROFILE },
  "POST removal": { expectedVersion: 0, reason: "A reason" },
  "POST return": {},
  "POST items": { phase: "t-zero", title: "The tent is up", how: "", proof: "", owner: "deployer", required: false },
  "PUT order": { section: "code", items: ["code-frozen"] },
};
