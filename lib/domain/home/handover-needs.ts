import type { Track } from "@/lib/domain/checklist/template";
import { openOffers, type SeenOffer } from "@/lib/domain/handover/standing";
import { DUTIES } from "@/lib/domain/handover/words";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import type { ReleaseNeed } from "./needs";
import { sentence } from "./sentence";

type HandoverNeed = Pick<ReleaseNeed, "kind" | "title" | "detail" | "since" | "sinceWord"> & {
  readonly key: string;
  readonly handover: string;
};

/** How long somebody who was asked may take before the giver is told that they have not answered. */
const ANSWER_MINUTES = { standard: 20, canary: 20, hotfix: 5 } as const satisfies Record<Track, number>;

/** A role that the person is asked to take over, or that they offered and nobody took in time. */
export function handoverNeeds(state: ReleaseState, { actor, now }: Pick<CommandContext, "actor" | "now">): HandoverNeed[] {
  return openOffers(state).flatMap((offer) => {
    if (offer.to.id === actor.id) return [asked(offer)];
    const waits = addMinutes(offer.at, ANSWER_MINUTES[state.details.template.track]);
    return offer.from.id === actor.id && waits <= now ? [unanswered(offer)] : [];
  });
}

function asked({ id, role, from, words, at }: SeenOffer): HandoverNeed {
  const said = words === "" ? "" : `${sentence(words)} `;
  return {
    key: `handover ${id}`,
    kind: "handover",
    title: `${from.name} hands you ${DUTIES[role]}`,
    detail: `${said}Read how it stands, then accept or decline. Until you accept, ${from.name} has it.`,
    since: at,
    sinceWord: "waiting",
    handover: id,
  };
}

function unanswered({ id, role, to, at }: SeenOffer): HandoverNeed {
  return {
    key: `unanswered ${id}`,
    kind: "handover",
    title: `${to.name} has not answered`,
    detail: `You asked them to take over ${DUTIES[role]}, and still have it. Withdraw it to ask somebody else.`,
    since: at,
    sinceWord: "waiting",
    handover: id,
  };
}
