import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import { replaceRoster } from "@/lib/domain/release/change-roster";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, MAX_TEXT, needsText, refusal, refused } from "@/lib/domain/release/guard";
import type { ReleaseState } from "@/lib/domain/release/state";
import { differencesBetween } from "./compare-summaries";
import { ended } from "./end-stale-offers";
import { mayOffer } from "./may-offer";
import type { Offer } from "./record";
import { openOffers, type SeenOffer, seenOffers } from "./standing";
import { boundContent, summaryOf } from "./summary";
import { roleWord, rosterAfter, whyNotTake } from "./take-over";

type CommandOf<Type extends ReleaseCommand["type"]> = Extract<ReleaseCommand, { type: Type }>;
export type HandoverCommand = CommandOf<"handover.offer" | "handover.accept" | "handover.decline" | "handover.withdraw">;

/** A role passes only to somebody who accepts it: until then its holder has it, so that it is never in nobody's hand nor in two. */
export function decideHandover(state: ReleaseState, command: HandoverCommand, context: CommandContext): Decision {
  if (context.actor.kind !== "person") return refused(refusal("not-permitted", "Only a person can do this, in their own session."));
  switch (command.type) {
    case "handover.offer":
      return offerRole(state, command, context);
    case "handover.accept":
      return acceptRole(state, command, context);
    case "handover.decline":
      return declineRole(state, command, context);
    case "handover.withdraw":
      return withdrawOffer(state, command, context);
  }
}

/** Asks somebody to take a role over. The same question again is a success without a second event; another one waits for the first. */
function offerRole(state: ReleaseState, { role, to, words: said = "" }: CommandOf<"handover.offer">, context: CommandContext): Decision {
  const { id, name, initials } = context.actor;
  const offer: Offer = { id: context.newId(), role, from: { id, name, initials }, to, words: said.trim() };
  const open = openOffers(state).find((one) => one.role === role && one.from.id === id);
  if (open?.to.id === to.id && open.words === offer.words) return done();
  const objection = firstRefusal(
    () => mayOffer(state, context),
    () => (context.roles.includes(role) ? null : notTheirs(state, role)),
    () => {
      const message = `You have asked ${open?.to.name} already. Withdraw that first.`;
      return open ? refusal("conflict", message, { details: { present: open } }) : null;
    },
    () => (offer.words.length > MAX_TEXT ? needsText(offer.words, "words", "") : null),
    () => whyNotTake(state, offer, context.members),
  );
  if (objection) return refused(objection.path?.startsWith("roster") ? { ...objection, path: "to" } : objection);
  return done({ type: "handover.offered", payload: { ...offer, ...readOf(state, offer, context) } });
}

function notTheirs({ roster }: ReleaseState, role: Offer["role"]) {
  return refusal("not-permitted", `Only ${listed(peopleInRoles(roster, [role]))} can hand over the role of ${roleWord(role)}.`, {
    path: "role",
  });
}

/**
 * Takes the role over, having read how the release stands. Refused with the difference where what was read no longer holds. The roster
 * changes as if somebody had edited it, with everything that follows from that.
 */
function acceptRole(state: ReleaseState, { handover, digest, read }: CommandOf<"handover.accept">, context: CommandContext): Decision {
  const offer = seenOffers(state).find(({ id }) => id === handover);
  if (offer?.ended?.how === "accepted" && offer.to.id === context.actor.id) return done();
  const objection = whyNotAnswer(offer, context) ?? (offer ? whyNotTake(state, offer, context.members) : null);
  if (!offer || objection) return refused(objection ?? NO_OFFER);
  const present = readOf(state, offer, context);
  if (present.digest !== digest) {
    const differences = read ? differencesBetween(read, present.summary) : [];
    const details = { seq: state.seq, present, differences };
    return refused(refusal("stale", "The release has moved on since you read this. Look at what is new and accept again.", { details }));
  }
  const change = replaceRoster(state, rosterAfter(state.roster, offer), context);
  if (!change.ok) return change;
  const { id, role, from, to, words } = offer;
  return done({ type: "handover.accepted", payload: { id, role, from, to, words, ...present } }, ...change.events);
}

function declineRole(state: ReleaseState, { handover, reason }: CommandOf<"handover.decline">, context: CommandContext): Decision {
  const offer = seenOffers(state).find(({ id }) => id === handover);
  const objection = whyNotAnswer(offer, context) ?? needsText(reason, "reason", "Say why, so that they can ask somebody else.");
  if (!offer || objection) return refused(objection ?? NO_OFFER);
  return done(ended(offer, "declined", reason.trim()));
}

function withdrawOffer(state: ReleaseState, { handover }: CommandOf<"handover.withdraw">, { actor }: CommandContext): Decision {
  const offer = seenOffers(state).find(({ id }) => id === handover);
  if (!offer) return refused(NO_OFFER);
  if (offer.from.id !== actor.id) return refused(refusal("not-permitted", `Only ${offer.from.name}, who asked, can withdraw it.`));
  if (offer.ended) return offer.ended.how === "withdrawn" ? done() : refused(isOver(offer, offer.ended));
  return done(ended(offer, "withdrawn", ""));
}

const NO_OFFER = refusal("not-found", "Nobody offers this.", { path: "handover" });

/** Whether the person is the one who was asked, and still is. */
function whyNotAnswer(offer: SeenOffer | undefined, { actor }: Pick<ActionContext, "actor">) {
  if (!offer) return NO_OFFER;
  if (offer.to.id !== actor.id) return refusal("not-permitted", `Only ${offer.to.name}, who was asked, can answer.`);
  return offer.ended ? isOver(offer, offer.ended) : null;
}

function isOver({ role, from }: Offer, { how, reason }: NonNullable<SeenOffer["ended"]>) {
  const why = how === "overtaken" ? reason : how === "withdrawn" ? `${from.name} withdrew it.` : `It was ${how}.`;
  return refusal("wrong-state", `The role of ${roleWord(role)} is no longer offered. ${why}`);
}

/** What is recorded as read, and the hash of what of it binds. */
function readOf(state: ReleaseState, offer: Offer, { now, digestOf }: Pick<CommandContext, "now" | "digestOf">) {
  const summary = summaryOf(state, offer, now);
  return { summary, digest: digestOf(boundContent(summary)) };
}
