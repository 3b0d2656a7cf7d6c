import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Instant } from "@/lib/domain/time/instant";
import type { ObligationRuleKey } from "./obligation-rules";
import type { PersonRef } from "./state";

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
  /** `by` is who did what settled it; `cause` is absent where a person settled it by their word. */
  readonly settled: { readonly by: PersonRef; readonly at: Instant; readonly note: string; readonly cause?: SettlingCause } | null;
};

/** What settles an obligation without anybody saying so. */
export type SettlingCause = "message" | "item" | "rollback" | "cancellation";
