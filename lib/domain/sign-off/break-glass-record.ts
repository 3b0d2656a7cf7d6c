import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/**
 * A gate was opened without sign-offs that it lacks, by its commander, in an emergency. A row of its release, only appended. It is no sign-off
 * and stands for none: the record of the gate goes on saying who is missing. Source: SIGNOFF rules 24-27.
 */
export type BreakGlass = {
  readonly id: string;
  /** The one gate that it opens, and its revision: whatever resets the gate ends this. */
  readonly phase: string;
  readonly revision: number;
  readonly by: PersonRef;
  readonly at: Instant;
  /** Until when what the gate allows may be begun. */
  readonly until: Instant;
  readonly reason: string;
  /** The incident that allowed it; null where the hotfix track did. */
  readonly incident: { readonly id: string; readonly title: string } | null;
  /** The sign-offs that were missing, by role. */
  readonly missing: readonly { readonly role: ReleaseRole; readonly signed: number; readonly needed: number }[];
  /** Hash of the gate's content as it was: another content is another decision. */
  readonly digest: string;
};
