import type { PersonRef, ReleaseState, RosterEntry } from "@/lib/domain/release/state";
import { dutiesOf, whyIneligible } from "@/lib/domain/sign-off/eligibility";
import { requirementsOf } from "@/lib/domain/sign-off/gate-order";
import type { PlanForm } from "./plan-form";
import type { PlanPreview } from "./plan-preview";
import type { StaffingParts } from "./staffing";

export type RosterPreview = Pick<PlanPreview, "phases" | "roster" | "barred" | "staffing"> & {
  readonly release: Pick<ReleaseState, "createdBy">;
};

/** Another roster on a release as it stands: who would sign which of its gates, and who could not. */
export function previewRoster(state: ReleaseState, form: PlanForm, members: readonly PersonRef[]): RosterPreview {
  const known = new Map([...state.roster.map(({ person }) => person), ...members].map((person) => [person.id, person]));
  const roster = form.roster.flatMap(({ role, userId }): RosterEntry[] => {
    const person = known.get(userId);
    return person ? [{ role, person: { id: person.id, name: person.name, initials: person.initials } }] : [];
  });
  const duties = dutiesOf({ ...state, roster });
  return {
    phases: state.phases.map((phase) => ({
      key: phase.key,
      code: phase.code,
      name: phase.name,
      isRollback: phase.kind === "rollback",
      required: 0,
      optional: 0,
      added: 0,
      leftOut: 0,
      dueAt: null,
      anchor: phase.anchor,
      offsetMinutes: phase.offsetMinutes,
      stage: phase.stage,
      signs: requirementsOf(state, phase).map(({ role, count }) => ({
        role,
        count,
        people: roster.filter((entry) => entry.role === role).map((entry) => entry.person),
      })),
    })),
    roster,
    barred: roster.flatMap(({ role, person }) => {
      const why = whyIneligible({ duties, role, person, members: null });
      return why ? [{ role, text: why.text }] : [];
    }),
    staffing: { question: questionOf(state, roster), release: state },
    release: state,
  };
}

/** Only gates that are still to be passed: who signed the others is no question any more. */
function questionOf(state: ReleaseState, roster: readonly RosterEntry[]): StaffingParts["question"] {
  const open = state.phases.filter(({ status }) => status !== "closed");
  const phases = open.map((phase) => ({ ...phase, requirements: requirementsOf(state, phase) }));
  return { ...dutiesOf({ ...state, roster }), phases, track: state.details.template.track };
}
