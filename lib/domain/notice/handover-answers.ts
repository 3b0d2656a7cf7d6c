import { type SeenOffer, seenOffers } from "@/lib/domain/handover/standing";
import { roleWord } from "@/lib/domain/handover/take-over";
import { sentence } from "@/lib/domain/home/sentence";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import { type DueNotice, momentText, refOf } from "./notice-words";

/** Nobody is told later of what became of it. */
const TOLD_MINUTES = 24 * 60;

/** What became of a role that somebody offered, for them; what they ended themselves they know. */
export function handoverAnswers(state: ReleaseState, { actor, now }: Pick<CommandContext, "actor" | "now">): DueNotice[] {
  return seenOffers(state).flatMap((offer): DueNotice[] => {
    const { id, from, ended } = offer;
    if (!ended || from.id !== actor.id || ended.by.id === actor.id || addMinutes(ended.at, TOLD_MINUTES) <= now) return [];
    const facts = [{ label: "Answered", text: `${momentText(ended.at, state.details.zone)}, by ${ended.by.name}` }];
    const words = { ...wordsOf(offer, ended), facts, release: refOf(state), place: `/releases/${state.id}#handover-${id}` };
    return [{ kind: "handover-answer", key: `answer ${id}`, isUrgent: true, words }];
  });
}

function wordsOf({ role, to }: SeenOffer, { how, reason }: NonNullable<SeenOffer["ended"]>): { title: string; detail: string } {
  const name = roleWord(role);
  if (how === "accepted") return { title: `${to.name} took over as ${name}`, detail: `You are no longer ${name} of this release.` };
  if (how === "declined") return { title: `${to.name} declined to take over`, detail: `${sentence(reason)} You are still ${name}.` };
  return { title: `The handover to ${to.name} ended`, detail: sentence(reason) };
}
