import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Track } from "@/lib/domain/checklist/template";
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

/** A sign-off that a gate asks for, and who may give it: ids of people. */
export type Place = { readonly role: ReleaseRole; readonly people: readonly string[] };

function problemsOf(phase: StaffingQuestion["phases"][number], question: StaffingQuestion): StaffingProblem[] {
  const { places } = placesOf(phase, question);
  const empty = emptyPlaces(places);
  if (empty.length === 0) return [];
  const short = places.filter((place) => place.people.length < places.filter((one) => one.role === place.role).length);
  const roles = [...new Set((short.length > 0 ? short : empty).map((place) => RELEASE_ROLE_NAMES[place.role].toLowerCase()))];
  const why =
    short.length > 0 ? "has too few people who may sign as" : "needs different people; somebody holds several roles, so it lacks one as";
  return [{ phase: phase.key, text: `${phase.code} ${why} ${listed(roles, "and")}.` }];
}

/** The sign-offs of a gate, one place each. `forBoth`: one person stands for approver and commander, in a single place (SIGNOFF rule 8). */
export function placesOf(
  phase: StaffingQuestion["phases"][number],
  question: StaffingQuestion,
): { readonly places: readonly Place[]; readonly forBoth: string | null } {
  const members = question.members ?? null;
  const duties: Duties = { ...question, deployedBy: question.deployedBy ?? new Set() };
  const requirements = mergeRequirements(phase.requirements);
  const forBoth = personForBoth({ track: question.track ?? "standard", requirements, duties, members });
  const toFill = forBoth === null ? requirements : requirements.filter((one) => one.role !== "commander");
  const places = toFill.flatMap(({ role, count }) => {
    const people = eligiblePeople(duties, role, members).map((person) => person.id);
    return Array.from({ length: count }, (): Place => ({ role, people }));
  });
  return { places, forBoth };
}

/** The places that stay empty in a greatest matching of people to places. */
export function emptyPlaces(places: readonly Place[]): Place[] {
  return seatPeople(places).empty;
}

type Seating = { readonly heldBy: Map<string, Place>; readonly empty: Place[] };

/**
 * A greatest matching of people to places, by augmenting paths: who sits where, and which places stay empty. `before` is a seating to go on
 * from, whose people keep a place each. `peopleOf` says who may take a place, where that is not everybody who may sign.
 */
export function seatPeople(
  places: readonly Place[],
  {
    before = new Map(),
    peopleOf = ({ people }) => people,
  }: { before?: Map<string, Place>; peopleOf?: (place: Place) => readonly string[] } = {},
): Seating {
  const heldBy = new Map(before);
  const seat = (place: Place, tried: Set<string>): boolean =>
    peopleOf(place).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const holder = heldBy.get(person);
      if (holder && !seat(holder, tried)) return false;
      heldBy.set(person, place);
      return true;
    });
  const empty = places.filter((place) => !seat(place, new Set()));
  return { heldBy, empty };
}
