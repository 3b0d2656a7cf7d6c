import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, PEOPLE, type PersonKey, stateAfter } from "@/lib/domain/release/testing/fixture";
import type { HandedRole } from "../record";
import { openOffers, type SeenOffer, seenOffers } from "../standing";
import { boundContent, summaryOf } from "../summary";

const HOLDERS = { deployer: "alice", commander: "carol" } as const;

/** The release after its deployer, or its commander, asked somebody to take over. */
export function offered(state: ReleaseState, to: PersonKey = "mia", role: HandedRole = "deployer"): ReleaseState {
  return stateAfter(state, HOLDERS[role], { type: "handover.offer", role, to: PEOPLE[to], words: "My shift ends" });
}

/** The last offer that was made; throws where there is none. */
export function lastOffer(state: ReleaseState): SeenOffer {
  const offer = seenOffers(state).at(-1);
  if (!offer) throw new Error("Nobody was asked.");
  return offer;
}

/** What whoever was asked last sends back to accept, having read how things stand now. */
export function acceptance(state: ReleaseState, now?: string) {
  const offer = openOffers(state).at(-1) ?? lastOffer(state);
  const context = asking(state, "mia");
  const digest = context.digestOf(boundContent(summaryOf(state, offer, now ?? context.now)));
  return { type: "handover.accept", handover: offer.id, digest, seq: state.seq } as const;
}
