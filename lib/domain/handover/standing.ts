import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { HandoverRow, Offer, OfferEnding } from "./record";

type Ending = { readonly how: OfferEnding; readonly reason: string; readonly by: PersonRef; readonly at: Instant };
export type SeenOffer = Offer & { readonly at: Instant; readonly ended: Ending | null };

/** Every offer that was made, in the order in which they were, with how each ended. */
export function seenOffers({ handovers = [] }: Pick<ReleaseState, "handovers">): SeenOffer[] {
  const ended = new Map(handovers.flatMap((row): [string, Ending][] => (row.kind === "ended" ? [[row.handover, endingOf(row)]] : [])));
  return handovers.flatMap((row) => {
    if (row.kind !== "offered") return [];
    const { id, role, from, to, words, at } = row;
    return [{ id, role, from, to, words, at, ended: ended.get(id) ?? null }];
  });
}

const endingOf = ({ how, reason, by, at }: Extract<HandoverRow, { kind: "ended" }>): Ending => ({ how, reason, by, at });

/** The offers that nobody has answered yet. */
export function openOffers(state: Pick<ReleaseState, "handovers">): SeenOffer[] {
  return seenOffers(state).filter(({ ended }) => ended === null);
}
