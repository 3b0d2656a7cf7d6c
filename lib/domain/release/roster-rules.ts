import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { Requirement } from "@/lib/domain/checklist/template";
import { checkStaffing } from "@/lib/domain/sign-off/staffing";
import type { Refusal } from "./command";
import { firstRefusal, refusal } from "./guard";
import type { PhaseState, ReleaseState, RosterEntry } from "./state";

type RosterQuestion = {
  readonly roster: readonly RosterEntry[];
  /** The release that the roster is for; its own roster is not looked at. */
  readonly release: Pick<ReleaseState, "phases" | "createdBy" | "details">;
  /** Ids of the team's members; null where they are not known (preview in the browser). */
  readonly members: ReadonlySet<string> | null;
  /** Ids of people who deployed this release, whatever the roster says now; left out before the start. */
  readonly deployedBy?: ReadonlySet<string>;
};

/**
 * Whether a roster can carry a release: deployer and approver named and different people, the deployer not the commander, and
 * neither of them somebody who deployed it (SIGNOFF rule 8), every role that a gate asks for named, every gate signable by
 * distinct people (rule 4), nobody twice in one role, everybody a member of the team.
 */
export function checkRoster(question: RosterQuestion): Refusal | null {
  return firstRefusal(
    () => checkDraftRoster(question),
    () => checkNotDeployed(question),
    () => checkNamed(question.roster, question.release.phases),
    () => checkGates(question),
  );
}

/** As `checkRoster`, for a draft: who is named must fit, but roles may still be empty. */
export function checkDraftRoster({ roster, members }: Pick<RosterQuestion, "roster" | "members">): Refusal | null {
  return firstRefusal(
    () => checkEntries(roster, members),
    () => checkApart(roster, "approver", "Deployer and approver must be different people"),
    () => checkApart(roster, "commander", "The deployer cannot command the incident as well"),
  );
}

function checkEntries(roster: readonly RosterEntry[], members: ReadonlySet<string> | null): Refusal | null {
  const seen = new Set<string>();
  for (const [index, { role, person }] of roster.entries()) {
    const path = `roster.${index}`;
    if (members && !members.has(person.id)) return refusal("invalid", `${person.name} is not a member of the team.`, { path });
    const entry = `${role} ${person.id}`;
    if (seen.has(entry)) return refusal("invalid", `${person.name} is named twice as ${RELEASE_ROLE_NAMES[role].toLowerCase()}.`, { path });
    seen.add(entry);
  }
  return null;
}

function checkNamed(roster: readonly RosterEntry[], phases: readonly PhaseState[]): Refusal | null {
  const required: readonly Requirement["role"][] = [
    "deployer",
    "approver",
    ...phases.flatMap((phase) => phase.requirements.filter((one) => one.count > 0).map((one) => one.role)),
  ];
  const missing = required.find((role) => roster.every((entry) => entry.role !== role));
  if (!missing) return null;
  return refusal("unsatisfiable", `Name somebody as ${RELEASE_ROLE_NAMES[missing].toLowerCase()}: this release cannot do without.`, {
    path: `roster.${missing}`,
  });
}

function checkApart(roster: readonly RosterEntry[], role: "approver" | "commander", message: string): Refusal | null {
  const deployers = new Set(roster.filter((entry) => entry.role === "deployer").map((entry) => entry.person.id));
  const both = roster.find((entry) => entry.role === role && deployers.has(entry.person.id));
  if (!both) return null;
  return refusal("separation-of-duties", `${message}; ${both.person.name} is named for both.`, { path: `roster.${role}` });
}

/** Whoever deployed it could not sign as either: named all the same, they would only stand there and wait. */
function checkNotDeployed({ roster, deployedBy = new Set() }: RosterQuestion): Refusal | null {
  const found = roster.find(({ role, person }) => (role === "approver" || role === "commander") && deployedBy.has(person.id));
  if (!found) return null;
  const name = RELEASE_ROLE_NAMES[found.role].toLowerCase();
  return refusal("separation-of-duties", `${found.person.name} deployed this release, so somebody else must be its ${name}.`, {
    path: `roster.${found.role}`,
  });
}

/** A gate that these people could never pass is refused now, not found out at the gate. */
function checkGates({ roster, release, members, deployedBy = new Set() }: RosterQuestion): Refusal | null {
  const { phases, createdBy, details } = release;
  const { allowSelfApproval, template } = details;
  const staffing = checkStaffing({ phases, roster, createdBy, allowSelfApproval, members, deployedBy, track: template.track });
  if (staffing.ok) return null;
  const text = staffing.problems.map((problem) => problem.text).join(" ");
  return refusal("unsatisfiable", text, { path: "roster", details: { problems: staffing.problems } });
}
