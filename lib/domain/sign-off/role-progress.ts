import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef, SignOffRow } from "@/lib/domain/release/state";

/** One role of a gate: `signed` of `needed`, by whom, and who else could. */
export type RoleProgress = {
  readonly role: ReleaseRole;
  readonly needed: number;
  readonly signed: number;
  readonly signOffs: readonly SignOffRow[];
  readonly canStillSign: readonly PersonRef[];
};
