import { type Presence, worstOf } from "@/lib/domain/access/presence";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef, RosterEntry } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { type Place, placesOf, type StaffingQuestion, seatPeople } from "./staffing";

export type FeasibilityQuestion = StaffingQuestion & {
  /** The moments at which whoever signs a gate must be there, by the key of its phase; see `gateMoments`. */
  readonly moments: ReadonlyMap<string, readonly Instant[]>;
  readonly presenceAt: (person: string, moment: Instant) => Presence;
};

/** One sign-off of a gate and who would give it: somebody who is there if anybody is, or else whoever may. Null: nobody may. */
export type Seat = {
  readonly role: ReleaseRole;
  /** Whether it counts as incident commander too (SIGNOFF rule 8). */
  readonly isForBoth: boolean;
  readonly person: PersonRef | null;
  /** The worst of the gate's moments; `available` where nobody may sign. */
  readonly presence: Presence;
};

/** Somebody without whom a gate could not be passed, and the roles in which nobody else may sign it. */
export type SinglePoint = { readonly person: PersonRef; readonly roles: readonly ReleaseRole[] };

/** Whether a gate can be signed by people who are there at its time, who would sign what, and on whom alone it hangs. */
export type GateFeasibility = {
  readonly phase: string;
  readonly moments: readonly Instant[];
  readonly seats: readonly Seat[];
  readonly isFilled: boolean;
  /** Nobody where the gate cannot be filled anyway. */
  readonly singles: readonly SinglePoint[];
};

type Gate = StaffingQuestion["phases"][number];

/**
 * Every signed gate, judged by people and hours: places are matched to people who are there at all of its moments first, then to whoever may
 * sign (SIGNOFF rules 4, 7, 8). It advises and refuses nothing; `checkStaffing` refuses what nobody could ever sign. A single point is
 * exactly somebody whose leaving the roster makes the matching of those who are there fail.
 */
export function feasibility(question: FeasibilityQuestion): GateFeasibility[] {
  return question.phases.filter(({ requirements }) => requirements.some((one) => one.count > 0)).map((gate) => judge(gate, question));
}

/** Whether every gate can be filled by people who are there, without saying by whom. */
export function canFillAll(question: FeasibilityQuestion): boolean {
  return question.phases.every((gate) => emptyAtItsTime(gate, question).length === 0);
}

function judge(gate: Gate, question: FeasibilityQuestion): GateFeasibility {
  const seats = seatsOf(gate, question);
  const isFilled = emptyAtItsTime(gate, question).length === 0;
  const seated = seats.flatMap(({ person }) => person ?? []);
  const singles = isFilled ? seated.flatMap((person) => singlePoint(person, gate, question) ?? []) : [];
  return { phase: gate.key, moments: momentsOf(gate, question), seats, isFilled, singles };
}

/** Only who sits somewhere can be missed: without anybody else the seating stands as it is. */
function singlePoint(person: PersonRef, gate: Gate, question: FeasibilityQuestion): SinglePoint | null {
  const roster = question.roster.filter((entry) => entry.person.id !== person.id);
  const empty = emptyAtItsTime(gate, { ...question, roster });
  return empty.length === 0 ? null : { person, roles: [...new Set(empty.map(({ role }) => role))] };
}

function emptyAtItsTime(gate: Gate, question: FeasibilityQuestion): Place[] {
  return seatPeople(placesOf(gate, question).places, { peopleOf: peopleThere(gate, question) }).empty;
}

function seatsOf(gate: Gate, question: FeasibilityQuestion): Seat[] {
  const { places, forBoth } = placesOf(gate, question);
  const there = seatPeople(places, { peopleOf: peopleThere(gate, question) });
  // Whoever is there keeps a place; what is left goes to people who may sign at all.
  const { heldBy } = seatPeople(there.empty, { before: there.heldBy });
  const people = new Map(question.roster.map(({ person }) => [person.id, person]));
  return places.map((place) => {
    const id = [...heldBy].find(([, held]) => held === place)?.[0];
    const person = (id !== undefined && people.get(id)) || null;
    const presence = person ? presenceAt(person.id, gate, question) : "available";
    return { role: place.role, isForBoth: forBoth !== null && place.role === "approver", person, presence };
  });
}

const momentsOf = ({ key }: Gate, { moments }: FeasibilityQuestion) => moments.get(key) ?? [];

function presenceAt(person: string, gate: Gate, question: FeasibilityQuestion): Presence {
  return worstOf(momentsOf(gate, question).map((moment) => question.presenceAt(person, moment)));
}

function peopleThere(gate: Gate, question: FeasibilityQuestion): (place: Place) => string[] {
  return ({ people }) => people.filter((person) => presenceAt(person, gate, question) === "available");
}

/** Members who would mend gates that lack somebody: added in this role, each fills a gate, and no gate that is filled is lost. */
export type Mend = { readonly role: ReleaseRole; readonly people: readonly PersonRef[] };

/** Whom of the team to add, and as what, so that this gate can be filled by people who are there. Adding one is enough. */
export function mendsOf(gate: GateFeasibility, question: FeasibilityQuestion, team: readonly PersonRef[]): Mend[] {
  const phase = question.phases.find(({ key }) => key === gate.phase);
  if (gate.isFilled || !phase) return [];
  const roles = [...new Set(emptyAtItsTime(phase, question).map(({ role }) => role))];
  return roles.flatMap((role): Mend[] => {
    const people = team.filter((person) => isMended({ role, person }, phase, question));
    return people.length === 0 ? [] : [{ role, people }];
  });
}

function isMended(added: RosterEntry, phase: Gate, question: FeasibilityQuestion): boolean {
  if (question.roster.some(({ role, person }) => role === added.role && person.id === added.person.id)) return false;
  const then = { ...question, roster: [...question.roster, added] };
  if (emptyAtItsTime(phase, then).length > 0) return false;
  return question.phases.every((one) => emptyAtItsTime(one, then).length === 0 || emptyAtItsTime(one, question).length > 0);
}
