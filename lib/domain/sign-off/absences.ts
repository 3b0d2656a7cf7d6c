import type { PersonRef } from "@/lib/domain/release/state";
import { checkStaffing, type StaffingQuestion } from "./staffing";

/** Somebody without whom some gates could not be signed, and the codes of these gates in order. */
export type Absence = { readonly person: PersonRef; readonly gates: readonly string[] };

/**
 * Whose absence alone would block a release that can be signed as it is: each person of the roster is left out once, and the places are matched
 * anew. Nobody where the roster does not suffice anyway. Source: SIGNOFF rule 4.
 */
export function blockingAbsences(question: StaffingQuestion): Absence[] {
  if (!checkStaffing(question).ok) return [];
  const people = new Map(question.roster.map(({ person }) => [person.id, person]));
  return [...people.values()].flatMap((person): Absence[] => {
    const roster = question.roster.filter((entry) => entry.person.id !== person.id);
    const staffing = checkStaffing({ ...question, roster });
    if (staffing.ok) return [];
    const blocked = new Set(staffing.problems.map((problem) => problem.phase));
    return [{ person, gates: question.phases.filter((phase) => blocked.has(phase.key)).map((phase) => phase.code) }];
  });
}
