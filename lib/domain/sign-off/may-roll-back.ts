import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { ReleaseState } from "@/lib/domain/release/state";

/** What a controller that can undo its rollout is told, asked over and over: `true` only once people decided to roll back. */
export type RollbackAnswer = { readonly rollBack: boolean; readonly reason: string };

/**
 * "Shall I roll back?" Only where somebody rolls this release back or has done so; a hold, a failed item or a cancelled plan
 * undoes nothing by itself. Source: SIGNOFF rule 22.
 */
export function shallRollBack({ status, rollback, details }: ReleaseState): RollbackAnswer {
  const name = `${details.service.name} ${details.toVersion}`;
  if (rollback) return { rollBack: true, reason: `${rollback.by.name} decided to roll ${name} back: ${rollback.reason}` };
  return { rollBack: false, reason: `Nobody rolls ${name} back; it is ${STATUS_NAMES[status]}.` };
}
