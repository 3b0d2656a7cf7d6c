import { listed, peopleInRoles, whoCan } from "@/lib/domain/access/who-can";
import { type Parties, partiesOf } from "@/lib/domain/sign-off/break-glass";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "./command";
import { type ActionContext, firstRefusal, needsPermission, needsText, refusal, refused } from "./guard";
import type { Obligation } from "./obligation";
import { verdictsOf } from "./obligation-rules";
import type { ReleaseState } from "./state";

/** Beside the owner of an obligation, those who answer for the release may settle it. */
const ALWAYS = ["deployer", "approver", "commander"] as const;

/**
 * Whether the person may settle an obligation: by its owning role, or as deployer, approver or commander. The review of a break-glass is
 * for somebody who neither deployed nor broke it (SIGNOFF rule 26).
 */
export function maySettle(state: Parties, obligation: Pick<Obligation, "owner" | "rule">, context: ActionContext): Refusal | null {
  if (obligation.rule === "break-glass-review") return mayReview(state, context);
  const roles = [obligation.owner, ...ALWAYS];
  const objection = needsPermission(state, context, "obligation.settle", "settle an obligation");
  if (objection || roles.some((role) => context.roles.includes(role))) return objection;
  return refusal("not-permitted", `Only ${listed(peopleInRoles(state.roster, roles))} can settle this.`);
}

function mayReview(state: Parties, context: ActionContext): Refusal | null {
  const denied = needsPermission(state, context, "break-glass.review", "review a break-glass");
  if (denied || !partiesOf(state).has(context.actor.id)) return denied;
  const others = whoCan("break-glass.review", withoutParties(state));
  return refusal("separation-of-duties", `Whoever deploys or broke the glass does not review it. ${capitalised(others)} can.`);
}

function withoutParties(state: Parties): Parties["roster"] {
  const parties = partiesOf(state);
  return state.roster.filter((entry) => !parties.has(entry.person.id));
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

type SettleCommand = Extract<ReleaseCommand, { type: "obligation.settle" }>;

/**
 * Settles what the release owes, with a note that says where to find it; what was allowed before anybody judged it is judged by that.
 * Settling again changes nothing. Source: SIGNOFF rule 26 and the last paragraph.
 */
export function settleObligation(state: ReleaseState, command: SettleCommand, context: CommandContext): Decision {
  const obligation = state.obligations.find((one) => one.id === command.obligation);
  if (!obligation) return refused(refusal("not-found", "This release owes no such thing.", { path: "obligation" }));
  const objection = firstRefusal(
    () => maySettle(state, obligation, context),
    () => checkVerdict(obligation, command),
    () => needsText(command.note, "note", "Say what was done and where to find it."),
  );
  if (objection) return refused(objection);
  if (obligation.settled) return done();
  const { verdict } = command;
  return done({ type: "obligation.settled", payload: { id: obligation.id, note: command.note.trim(), ...(verdict ? { verdict } : {}) } });
}

function checkVerdict(obligation: Obligation, { verdict }: SettleCommand): Refusal | null {
  const words = verdictsOf(obligation);
  if ((words === null) === (verdict === undefined)) return null;
  if (words === null) return refusal("invalid", "Nobody is asked for a verdict here.", { path: "verdict" });
  return refusal("invalid", `Say which it is: “${words.approved}” or “${words.rejected}”.`, { path: "verdict" });
}
