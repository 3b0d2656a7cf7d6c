import type { ReleaseRole } from "@/lib/domain/access/roles";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import { openRequests } from "@/lib/domain/sign-off/open-requests";
import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "./command";
import { type ActionContext, firstRefusal, type Guard, needsStatus, refusal, refused } from "./guard";
import { type Agreement, canBeTwoPeople, resumeRoles } from "./resume-roles";
import type { Hold, ReleaseState } from "./state";
import { statusesFor } from "./transitions";

/** Whether the person may agree to resume in at least one role in which nobody's agreement of theirs is recorded yet. */
export const mayResume: Guard = (state, context) =>
  firstRefusal(
    () => checkResumer(state, context),
    () => needsStatus(state, statusesFor("release.resume"), "be resumed"),
  );

/** Records one agreement; the second one, by another person, resumes the release, and who is to sign is asked again (SIGNOFF rule 16). Agreeing again changes nothing. */
export function resumeRelease(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "release.resume" }>,
  context: CommandContext,
): Decision {
  const objection = mayResume(state, context) ?? checkRole(state, command.role, context);
  if (objection) return refused(objection);
  const agreed = validAgreements(state).filter(({ person }) => context.members === null || context.members.has(person.id));
  if (agreed.some((one) => one.role === command.role && one.person.id === context.actor.id)) return done();
  const mine: Agreement = { role: command.role, person: context.actor };
  const agreement = { type: "release.resume-agreed", payload: { role: command.role } } as const;
  if (!canBeTwoPeople([...agreed, mine], resumeRoles(state.roster))) return done(agreement);
  const asked = openRequests(resumed(state), context);
  return done(agreement, { type: "release.resumed", payload: asked.length > 0 ? { asked } : {} });
}

const resumed = (state: ReleaseState): ReleaseState => (state.hold ? { ...state, status: state.hold.from, hold: null } : state);

/** Agreements of people who still hold the role they agreed in: a role lost while on hold takes the agreement with it. */
export function validAgreements(state: Pick<ReleaseState, "hold" | "roster">): Hold["agreed"] {
  const holds = (one: Agreement) => state.roster.some((entry) => entry.role === one.role && entry.person.id === one.person.id);
  return (state.hold?.agreed ?? []).filter(holds);
}

function checkResumer(state: ReleaseState, context: ActionContext): Refusal | null {
  const roles = resumeRoles(state.roster);
  if (roles.some((role) => context.roles.includes(role))) return null;
  return refusal("not-permitted", `Resuming takes ${listed(peopleInRoles(state.roster, roles), "and")}.`);
}

function checkRole(state: ReleaseState, role: ReleaseRole, context: ActionContext): Refusal | null {
  const roles = resumeRoles(state.roster);
  if (roles.includes(role) && context.roles.includes(role)) return null;
  return refusal("not-permitted", `Resuming takes ${listed(peopleInRoles(state.roster, roles), "and")}, each in that role.`, {
    path: "role",
  });
}
