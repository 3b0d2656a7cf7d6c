import type { Playbook } from "./playbook";
import { DEPENDENCY_FAILURE } from "./playbook-dependency";
import { HIGH_ERROR_RATE } from "./playbook-errors";
import { MIGRATION_FAILURE } from "./playbook-migration";
import { PERFORMANCE_DEGRADATION } from "./playbook-performance";

/** What to do in the four common kinds of incident. Source: "Common Incident Scenarios and Responses". */
export const PLAYBOOKS: readonly Playbook[] = [HIGH_ERROR_RATE, PERFORMANCE_DEGRADATION, MIGRATION_FAILURE, DEPENDENCY_FAILURE];

/** The playbook of a key; null where there is none of that name. */
export function findPlaybook(key: string): Playbook | null {
  return PLAYBOOKS.find((one) => one.key === key) ?? null;
}
