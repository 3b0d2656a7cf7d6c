import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { ReleaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import type { Change } from "@/lib/domain/sign-off/change";
import { holdsRole } from "@/lib/domain/sign-off/eligibility";
import type { Offer, OfferEnding } from "./record";
import { openOffers } from "./standing";
import { roleWord, whyNotTake } from "./take-over";

/** Offers that a change has overtaken: the giver has the role no more, the taker could not have it beside what else they do, or it is over. */
export function endStaleOffers({ before, state }: Change): ReleaseEvent[] {
  return openOffers(state).flatMap((offer) => {
    const reason = whyOver(state, offer) ?? (before.roster === state.roster ? null : (whyNotTake(state, offer, null)?.message ?? null));
    return reason === null ? [] : [ended(offer, "overtaken", reason)];
  });
}

function whyOver({ status, roster }: ReleaseState, { role, from }: Offer): string | null {
  if (isFinal(status)) return `The release is ${STATUS_NAMES[status]}.`;
  return holdsRole({ roster }, role, from) ? null : `${from.name} is no longer ${roleWord(role)}.`;
}

/** Offers to people who left the team, which no change of the release tells of. */
export function endOffersToNobody(state: ReleaseState, { members }: Pick<CommandContext, "members">): ReleaseEvent[] {
  return openOffers(state).flatMap((offer) =>
    members === null || members.has(offer.to.id) ? [] : [ended(offer, "overtaken", `${offer.to.name} is no longer a member of the team.`)],
  );
}

export function ended({ id, role, from, to }: Offer, how: Exclude<OfferEnding, "accepted">, reason: string): ReleaseEvent {
  return { type: "handover.ended", payload: { id, role, from, to, how, reason } };
}
