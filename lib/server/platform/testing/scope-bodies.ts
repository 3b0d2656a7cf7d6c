const PROFILE = {
  application: "microservices",
  platform: "kubernetes",
  riskTolerance: "balanced",
  changes: [],
  facilities: [],
  compliance: [],
};

/** A body that each route of the extent of a checklist, of the causes to roll back and of handing over, understands, by the end of its path. */
export const SCOPE_BODIES: Readonly<Record<string, unknown>> = {
  "PUT profile": { expectedSeq: 1, profile: PROFILE },
  "POST removal": { expectedVersion: 0, reason: "A reason" },
  "POST return": {},
  "POST items": { phase: "t-zero", title: "The tent is up", how: "", proof: "", owner: "deployer", required: false },
  "PUT steps": { step: "undo", method: "Undo the rollout", isRun: true },
  "PUT method": { method: "By hand", seen: "Undo the rollout", reason: "A reason" },
  "POST causes": { criterion: "data-loss" },
  "POST clearing": { reason: "A reason" },
  "POST handovers": { role: "deployer", to: "00000000-0000-4000-8000-000000000000" },
  "POST takeover": { digest: "0".repeat(64), seq: 1 },
  "POST refusal": { reason: "A reason" },
  "PUT order": { section: "code", items: ["code-frozen"] },
};
