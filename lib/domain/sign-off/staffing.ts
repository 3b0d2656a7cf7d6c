import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement, Track } from "@/lib/domain/checklist/template";
import type { PersonRef, PhaseState, RosterEntry } from "@/lib/domain/release/state";
import { personForBoth } from "./both-roles";
import { type Duties, eligiblePeople } from "./eligibility";

export type StaffingQuestion = {
  readonly phases: readonly Pick<PhaseState, "key" | "code" | "requirements">[];
  readonly roster: readonly RosterEntry[];
  readonly createdBy: Pick<PersonRef, "id">;
  readonly allowSelfApproval: boolean;
  /** Ids of the team's members; left out or null where membership is not asked about. */
  readonly members?: ReadonlySet<string> | null;
  /** Ids of people who deployed this release, who approve nothing of it; left out before the start. */
  readonly deployedBy?: ReadonlySet<string>;
  /** On the hotfix track approver and commander may be one person where the roster allows no other. */
  readonly track?: Track;
};

/** A gate that nobody could ever pass: its phase, and what is missing in words. */
export type StaffingProblem = { readonly phase: string; readonly text: string };
export type Staffing = { readonly ok: true } | { readonly ok: false; readonly problems: readonly StaffingProblem[] };

/**
 * Whether every gate can be signed by distinct people who may sign in those roles: one person, one role per gate, deployer
 * not approver or commander, no self-approval. It matches people to places; counting heads per role would let somebody with
 * two roles count twice. Ask it before a rule, a roster or the removal of a member is saved. Source: SIGNOFF rules 4, 7, 8.
 */
export function checkStaffing(question: StaffingQuestion): Staffing {
  const problems = question.phases.flatMap((phase) => problemsOf(phase, question));
  return problems.length === 0 ? { ok: true } : { ok: false, problems };
}

type Place = { readonly role: ReleaseRole; readonly people: readonly string[] };

function problemsOf(phase: StaffingQuestion["phases"][number], question: StaffingQuestion): StaffingProblem[] {
  const members = question.members ?? null;
  const duties: Duties = { ...question, deployedBy: question.deployedBy ?? new Set() };
  const places = requirementsToFill(phase, { duties, members, track: question.track ?? "standard" }).flatMap(({ role, count }) => {
    const people = eligiblePeople(duties, role, members).map((person) => person.id);
    return Array.from({ length: count }, (): Place => ({ role, people }));
  });
  const empty = emptyPlaces(places);
  if (empty.length === 0) return [];
  const short = places.filter((place) => place.people.length < places.filter((one) => one.role === place.role).length);
  const roles = [...new Set((short.length > 0 ? short : empty).map((place) => RELEASE_ROLE_NAMES[place.role].toLowerCase()))];
  const why =
    short.length > 0 ? "has too few people who may sign as" : "needs different people; somebody holds several roles, so it lacks one as";
  return [{ phase: phase.key, text: `${phase.code} ${why} ${listed(roles, "and")}.` }];
}

function requirementsToFill(
  phase: StaffingQuestion["phases"][number],
  { duties, members, track }: { duties: Duties; members: ReadonlySet<string> | null; track: Track },
): Requirement[] {
  const requirements = mergeRequirements(phase.requirements);
  const both = personForBoth({ track, requirements, duties, members });
  return both === null ? requirements : requirements.filter((one) => one.role !== "commander");
}

/** The places that stay empty in a greatest matching of people to places (augmenting paths). */
export function emptyPlaces(places: readonly Place[]): Place[] {
  const heldBy = new Map<string, Place>();
  const seat = (place: Place, tried: Set<string>): boolean =>
    place.people.some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const holder = heldBy.get(person);
      if (holder && !seat(holder, tried)) return false;
      heldBy.set(person, place);
      return true;
    });
  return places.filter((place) => !seat(place, new Set()));
}
