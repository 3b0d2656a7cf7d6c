import { addMinutes } from "@/lib/domain/time/instant";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "./command";
import type { ObligationTerms } from "./event";
import { type ActionContext, firstRefusal, needsPermission, needsText, refusal, refused } from "./guard";
import type { Obligation } from "./obligation";
import { isDeadlineFixed } from "./obligation-rules";
import { isSameValue } from "./same-value";
import type { ReleaseState } from "./state";

type ChangeCommand = Extract<ReleaseCommand, { type: "obligation.change" }>;

/** A deadline is moved this far at most; what can wait longer is not owed. */
export const MAX_OBLIGATION_DAYS = 180;

/** Whether the person may give an obligation to another role or move its deadline: those who answer for the release, or a manager. */
export function mayChangeObligation(
  state: Pick<ReleaseState, "roster">,
  obligation: Pick<Obligation, "settled">,
  context: ActionContext,
): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "obligation.change", "give an obligation to somebody else or move its deadline"),
    () => (obligation.settled ? refusal("wrong-state", "This is settled already.") : null),
  );
}

/** Gives what the release owes to another role, or another deadline, with a reason. What it is already changes nothing. */
export function changeObligation(state: ReleaseState, command: ChangeCommand, context: CommandContext): Decision {
  const obligation = state.obligations.find((one) => one.id === command.obligation);
  if (!obligation) return refused(refusal("not-found", "This release owes no such thing.", { path: "obligation" }));
  const before = termsOf(obligation);
  const after = { owner: command.owner ?? before.owner, dueAt: command.dueAt ?? before.dueAt };
  const objection = firstRefusal(
    () => mayChangeObligation(state, obligation, context),
    () => checkSeen(obligation, command),
    () => needsText(command.reason, "reason", "Say why it changes; its owner will read it."),
    () => checkOwner(state, { before, after }),
    () => checkDeadline(obligation, after, context.now),
  );
  if (objection) return refused(objection);
  if (isSameValue(before, after)) return done();
  return done({ type: "obligation.changed", payload: { id: obligation.id, before, after, reason: command.reason.trim() } });
}

function termsOf({ owner, dueAt }: Obligation): ObligationTerms {
  return { owner, dueAt };
}

/** The first one wins; the second one sees what is there now. */
function checkSeen(obligation: Obligation, { seen }: ChangeCommand): Refusal | null {
  if (seen === undefined || isSameValue({ owner: seen.owner, dueAt: seen.dueAt }, termsOf(obligation))) return null;
  return refusal("stale", "Somebody changed this since you opened it. Look at what it is now and decide again.", {
    path: "obligation",
    details: { obligation },
  });
}

function checkOwner({ roster }: ReleaseState, { before, after }: { before: ObligationTerms; after: ObligationTerms }): Refusal | null {
  if (after.owner === before.owner || roster.some((entry) => entry.role === after.owner)) return null;
  return refusal("invalid", "Nobody has this role on the release. Choose one that somebody holds.", { path: "owner" });
}

/** The deadline of a waiver is that of the waiver. */
function checkDeadline(obligation: Obligation, { dueAt }: ObligationTerms, now: string): Refusal | null {
  if (dueAt === obligation.dueAt) return null;
  if (obligation.kind === "waiver") {
    return refusal("invalid", "It is due when its waiver ends. Waive the item anew to move that.", { path: "dueAt" });
  }
  if (isDeadlineFixed(obligation)) return refusal("invalid", "What a break-glass owes is due when it is due.", { path: "dueAt" });
  if (dueAt <= now) return refusal("invalid", "This time has passed. Choose a later one.", { path: "dueAt" });
  if (dueAt <= addMinutes(now, MAX_OBLIGATION_DAYS * 1440)) return null;
  return refusal("invalid", `Choose a time within ${MAX_OBLIGATION_DAYS} days.`, { path: "dueAt" });
}
