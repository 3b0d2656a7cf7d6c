import { dutiesOf } from "@/lib/domain/sign-off/eligibility";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "./command";
import { firstRefusal, type Guard, needsFreshState, needsPermission, refusal, refused } from "./guard";
import { STATUS_NAMES } from "./release-status";
import { checkDraftRoster, checkRoster } from "./roster-rules";
import { isSameValue } from "./same-value";
import type { ReleaseState, RosterEntry } from "./state";
import { isFinal } from "./transitions";

/**
 * Whether the person may change who does what. Not frozen by the go: somebody who falls ill must be replaceable, and since
 * the roster is part of what is signed, the sign-offs fall and are given again by whoever is there (SIGNOFF rule 12).
 */
export const mayChangeRoster: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "release.edit", "change the roster"),
    () =>
      isFinal(state.status) ? refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; its roster no longer changes.`) : null,
  );

/** Replaces the roster. Refused when the new one could not carry the release: see `checkRoster`; a draft may have gaps. */
export function changeRoster(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "roster.change" }>,
  context: CommandContext,
): Decision {
  const { roster, expectedSeq, seen } = command;
  const objection = firstRefusal(
    () => mayChangeRoster(state, context),
    () => needsFreshState<readonly RosterEntry[]>(state, expectedSeq, { seen, present: state.roster }),
  );
  return objection ? refused(objection) : replaceRoster(state, roster, context);
}

/** The roster becomes another, whoever may say so: edited, or by a role that was handed over. */
export function replaceRoster(state: ReleaseState, roster: readonly RosterEntry[], { members }: CommandContext): Decision {
  const objection = whyNotRoster(state, roster, members);
  if (objection) return refused(objection);
  if (isSameValue(roster, state.roster)) return done();
  return done({ type: "roster.changed", payload: { roster: [...roster], before: [...state.roster] } });
}

/** Why a release could not be carried by these people; null where it could. */
export function whyNotRoster(state: ReleaseState, roster: readonly RosterEntry[], members: ReadonlySet<string> | null): Refusal | null {
  const check = state.status === "draft" ? checkDraftRoster : checkRoster;
  return check({ roster, release: state, members, deployedBy: dutiesOf(state).deployedBy });
}
