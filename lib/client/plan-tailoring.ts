import type { ProfileInput } from "@/lib/contracts/profile";
import { CHANGE_FACTS, type ChangeFact, type ProfileAnswers } from "@/lib/domain/tailoring/profile";

/** The part of the plan's form from which the checklist is tailored. */
export type TailoringForm = {
  readonly isTailored: boolean;
  readonly profile: ProfileInput;
  readonly restored: readonly string[];
};

/** Answers to begin with: what most releases are, and nothing that would have to be known. */
export const USUAL_PROFILE: ProfileInput = {
  application: "microservices",
  platform: "kubernetes",
  riskTolerance: "balanced",
  changes: [],
  facilities: [],
  compliance: [],
};

/** What a service keeps of the answers. */
export type ServiceProfileInput = Omit<ProfileInput, "changes">;

/** What is sent and previewed of it; nothing where the whole template is wanted. */
export function tailoringBody({ isTailored, profile, restored }: TailoringForm): { profile?: ProfileInput; restored?: string[] } {
  if (!isTailored) return {};
  return { profile, ...(restored.length > 0 ? { restored: [...restored] } : {}) };
}

/** A list of answers with one more or one less, in the order in which they are asked. */
export function toggled<T extends string>(all: readonly T[], chosen: readonly T[], one: T): T[] {
  const isChosen = chosen.includes(one);
  return all.filter((other) => (other === one ? !isChosen : chosen.includes(other)));
}

/** What changes, with one answer turned. What is said of a migration goes with it. */
export function toggledChange(chosen: ProfileAnswers["changes"], one: ChangeFact): ChangeFact[] {
  const next = toggled(CHANGE_FACTS, chosen, one);
  return next.includes("database-migration") ? next : next.filter((fact) => !fact.startsWith("database-"));
}
