const PROFILE = {
  application: "microservices",
  platform: "kubernetes",
  riskTolerance: "balanced",
  changes: [],
  facilities: [],
  compliance: [],
};

/** A body that each route of the extent of a checklist, and of the causes to roll back, understands, by the end of its path. */
export const SCOPE_BODIES: Readonly<Record<string, unknown>> = {
  "PUT profile": { expectedSeq: 1, profile: PROFILE },
  "POST removal": { expectedVersion: 0, reason: "A reason" },
  "POST return": {},
  "POST items": { phase: "t-zero", title: "The tent is up", how: "", proof: "", owner: "deployer", required: false },
  "PUT steps": { step: "undo", method: "Undo the rollout", isRun: true },
  "PUT method": { method: "By hand", seen: "Undo the rollout", reason: "A reason" },
  "POST causes": { criterion: "data-loss" },
  "POST clearing": { reason: "A reason" },
  "PUT order": { section: "code", items: ["code-frozen"] },
};
