import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/** Who found a cause: somebody who saw it, an alert of a system outside, or the readings of a stage held against their limits. */
export const CAUSE_FINDERS = ["person", "alert", "readings"] as const;
export type CauseFinder = (typeof CAUSE_FINDERS)[number];

/** Something on which a release may be rolled back, as it was seen. Nothing rolls back by itself: it asks those who can decide. */
export type Cause = {
  readonly id: string;
  /** Key of `ROLLBACK_CRITERIA`; null for what is none of them, such as an alert of a team's own. */
  readonly criterion: string | null;
  /** What was seen: the words of a person, the name of an alert, a value and its limit. Empty where the criterion says it all. */
  readonly text: string;
  readonly finder: CauseFinder;
  /** What of its finder it is about, such as `alert:ab12`: what is over is cleared by it. Empty for a person. */
  readonly source: string;
  /** Where a person can look at it; empty without. */
  readonly url: string;
  readonly observedAt: Instant;
};

/** `resolved`: by what found it. `dismissed`: by somebody who can decide. `withdrawn`: by whoever had seen it. */
export type CauseEnding = "resolved" | "dismissed" | "withdrawn";
export type ClearedCause = { readonly cause: string; readonly how: CauseEnding; readonly reason: string };

/** A row of the release: a cause that was seen, or that one no longer holds. Rows are only appended. */
export type CauseRow = { readonly by: PersonRef; readonly at: Instant } & (
  | ({ readonly kind: "seen" } & Cause)
  | ({ readonly kind: "cleared" } & ClearedCause)
);
