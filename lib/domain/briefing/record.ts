import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/**
 * A published version, without its text: that is in the event of its publishing and in the table of versions, since a release is
 * loaded far more often than its briefing is read. Append-only.
 */
export type BriefingVersion = {
  /** From 1, without a gap. */
  readonly version: number;
  readonly title: string;
  /** Whether everybody has to confirm again. The first version asks everybody. */
  readonly isMaterial: boolean;
  readonly asked: readonly PersonRef[];
  readonly by: PersonRef;
  readonly at: Instant;
};

/** Somebody has read a version; or what was confirmed until now counts no more, and why. Append-only. */
export type BriefingConfirmation =
  | { readonly kind: "confirmed"; readonly version: number; readonly person: PersonRef; readonly at: Instant }
  | { readonly kind: "ended"; readonly version: number; readonly cause: "rollback"; readonly reason: string; readonly at: Instant };

/** Those who had not read it were reminded. Append-only. */
export type BriefingReminder = {
  readonly version: number;
  readonly people: readonly PersonRef[];
  readonly by: PersonRef;
  readonly at: Instant;
};
