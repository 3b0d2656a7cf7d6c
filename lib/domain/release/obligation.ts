import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Instant } from "@/lib/domain/time/instant";
import type { ObligationRuleKey } from "./obligation-rules";
import type { PersonRef } from "./state";
import type { Verdict } from "./verdict";

/** What a release owes after it is deployed: by whom, by when, and what settled it. */
export type Obligation = {
  readonly id: string;
  readonly kind: "waiver" | "post-mortem" | "report" | "baseline" | "documentation" | "review";
  /** What opened it and what closes it, see `OBLIGATION_RULES`. Absent of what was opened before rules were kept, and so is `openedAt`. */
  readonly rule?: ObligationRuleKey;
  readonly title: string;
  readonly owner: ReleaseRole;
  readonly openedAt?: Instant;
  readonly dueAt: Instant;
  readonly settled: Settlement | null;
};

/** `by` is who did what settled it; `cause` is absent where a person settled it by their word, `verdict` where none is asked. */
type Settlement = {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly note: string;
  readonly cause?: SettlingCause;
  readonly verdict?: Verdict;
};

/** What settles an obligation without anybody saying so. */
export type SettlingCause = "message" | "item" | "rollback" | "cancellation";
