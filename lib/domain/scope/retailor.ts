import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { firstRefusal, needsFreshState, refusal, refused } from "@/lib/domain/release/guard";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { ReleaseState } from "@/lib/domain/release/state";
import { CHANGE_FACTS, COMPLIANCE, FACILITIES, type ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { type ChecklistDifference, differenceFor, keysOf } from "./difference";
import { checkReason, mayChangeScope } from "./scope-access";
import type { NamedItem, Retailored } from "./scope-event";

/** Said where the template that a release was made from is not known, for its page as well. */
export const UNKNOWN_TEMPLATE =
  "The template that this release was made from is not there any more. Take items out or add some, one by one.";

/**
 * Gives a release other answers, in one event: what they ask for comes, what they leave out goes, and what somebody worked on stays and
 * says why. Sign-offs that rested on it end as they do for every change (SIGNOFF rule 12). The same answers change nothing. Refused:
 * stale, unless it does exactly what the person saw.
 */
export function retailor(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "checklist.retailor" }>,
  context: CommandContext,
): Decision {
  const denied = mayChangeScope(state, context);
  if (denied) return refused(denied);
  const profile = asSets(command.profile);
  const difference = differenceFor(state, profile, command.own);
  if (!difference) return refused(refusal("wrong-state", UNKNOWN_TEMPLATE));
  const { profile: before = null } = state.details;
  const present = keysOf(difference);
  const objection = firstRefusal(
    () => needsFreshState(state, command.expectedSeq, { ...(command.seen ? { seen: command.seen } : {}), present }),
    () => checkReason(state, command.reason),
  );
  if (objection) return refused(objection);
  if (before && isSameValue(asSets(before), profile) && isEmpty(difference)) return done();
  return done({ type: "release.retailored", payload: payloadOf(difference, { profile, before, reason: command.reason?.trim() || null }) });
}

/** Whether the checklist stays as it is. */
export function isEmpty({ added, removed, kept, rejoined, changed, forgotten }: ChecklistDifference): boolean {
  return [added, removed, kept, rejoined, changed, forgotten].every((list) => list.length === 0);
}

/** The event's part of a difference. */
export function payloadOf(difference: ChecklistDifference, answers: Pick<Retailored, "profile" | "before" | "reason">): Retailored {
  const named = ({ key, title }: NamedItem): NamedItem => ({ key, title });
  return {
    ...answers,
    restored: difference.restored,
    added: difference.added.map(({ place }) => place),
    removed: difference.removed.map(({ item }) => named(item)),
    kept: difference.kept.map(({ item, because }) => ({ ...named(item), because })),
    rejoined: difference.rejoined.map(({ item }) => item.key),
    changed: difference.changed.map(({ item: { key, required, condition } }) => ({ key, required, condition })),
    forgotten: difference.forgotten.map(({ item }) => item.key),
  };
}

/** Lists mean sets: each answer once, in the order in which it is asked. */
function asSets(profile: ProfileAnswers): ProfileAnswers {
  return {
    ...profile,
    changes: CHANGE_FACTS.filter((one) => profile.changes.includes(one)),
    facilities: FACILITIES.filter((one) => profile.facilities.includes(one)),
    compliance: COMPLIANCE.filter((one) => profile.compliance.includes(one)),
  };
}
