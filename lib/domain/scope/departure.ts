import type { ItemState, PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/** Why an item stands on the checklist although the answers do not ask for it. */
export type Departure =
  /** Somebody added it, or put back what was left out. */
  | { readonly kind: "own" | "put-back"; readonly by: PersonRef; readonly at: Instant; readonly reason: string | null }
  /** Other answers leave it out, and somebody had worked on it. `because` is their rule in words, as of `ItemChoice`. */
  | { readonly kind: "kept"; readonly because: string };

/** An item that somebody took out, as it was and behind which other it stood, so that it can come back with all that is attached to it. */
export type TakenOut = {
  readonly item: ItemState;
  readonly after: string | null;
  readonly reason: string;
  readonly by: PersonRef;
  readonly at: Instant;
};
