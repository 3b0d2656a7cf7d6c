import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { StageChoice } from "@/lib/domain/checklist/template";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { Verdict } from "@/lib/domain/metrics/verdict";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/**
 * A decision about a stage with everything it was made on, frozen: the record. A `proceed` is carried by the deployer's
 * sign-off of the gate and stands as long as that does. Append-only.
 */
export type StageDecision = {
  readonly id: string;
  readonly phase: string;
  readonly weightPercent: number;
  readonly choice: StageChoice;
  readonly by: PersonRef;
  readonly role: ReleaseRole;
  /** Why; null where none was needed and none was given. */
  readonly reason: string | null;
  readonly at: Instant;
  readonly began: Instant;
  /** Whole minutes the stage was watched, and how many it was to be. */
  readonly observedMinutes: number;
  readonly minimumMinutes: number;
  readonly verdict: Verdict;
  readonly readings: readonly Reading[];
  /** Items of the stage that were open then. */
  readonly openItems: readonly { readonly key: string; readonly title: string; readonly required: boolean }[];
  /** Id of the sign-off that carries a `proceed`; null for the others. */
  readonly signOff: string | null;
};

/** Somebody of the signing roles disagrees, for the record. It changes nothing; a refusal would close the gate. */
export type StageDissent = {
  readonly id: string;
  readonly phase: string;
  /** The decision it is about; null: made before there was one. */
  readonly decision: string | null;
  readonly by: PersonRef;
  readonly role: ReleaseRole;
  readonly reason: string;
  readonly at: Instant;
};
