import type { Instant } from "@/lib/domain/time/instant";
import type { PersonRef, ReleaseStatus } from "./state";

export type Rollback = {
  readonly startedAt: Instant;
  readonly by: PersonRef;
  readonly from: ReleaseStatus;
  readonly reason: string;
  readonly method: string;
  readonly note: string;
  readonly closedAt: Instant | null;
  /** Steps that were run, in the order in which they were told; left out while there was none. */
  readonly runs?: readonly StepRun[];
  /** Methods that were given up, oldest first; left out while there is none. */
  readonly formerMethods?: readonly FormerMethod[];
};

/** `method`: null for a step of the way back of the database, which is the same whatever the method. `step`: its key there. */
export type StepRun = { readonly method: string | null; readonly step: string; readonly by: PersonRef; readonly at: Instant };

/** What was given up for another method, why, by whom and when. */
type FormerMethod = { readonly method: string; readonly reason: string; readonly by: PersonRef; readonly at: Instant };
