import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { TrackRule } from "@/lib/domain/checklist/added-rules";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import type { Template } from "@/lib/domain/checklist/template";
import { stepsOf } from "@/lib/domain/checklist/template-for";
import type { ItemState, PersonRef, PhaseState, ReleaseDetails, RosterEntry } from "@/lib/domain/release/state";
import { leftBehind } from "@/lib/domain/release/strategy-obligations";
import { whyIneligible } from "@/lib/domain/sign-off/eligibility";
import { checkStaffing, type StaffingProblem } from "@/lib/domain/sign-off/staffing";
import { type ItemChoice, isAdded, type Tailoring } from "@/lib/domain/tailoring/tailoring";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { type PlanForm, timesOf } from "./plan-form";
import { type PlanParts, planOf } from "./plan-tracks";
import type { StaffingParts } from "./staffing";

/** What the wizard knows besides the form. */
export type PlanContext = PlanParts & {
  readonly viewer: PersonRef;
  readonly members: readonly PersonRef[];
  readonly allowSelfApproval: boolean;
};

export type PhasePreview = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly isRollback: boolean;
  readonly required: number;
  readonly optional: number;
  /** Of a tailored plan: how many of them the template has not, and how many the profile left out. */
  readonly added: number;
  readonly leftOut: number;
  readonly dueAt: Instant | null;
  /** What the offset counts from, and the offset itself; see `TemplatePhase`. */
  readonly anchor: PhaseState["anchor"];
  readonly offsetMinutes: number;
  /** Of a stage of a canary: how long it is watched, what may be decided, and by what it is judged. */
  readonly stage: PhaseState["stage"];
  /** Who signs its gate; empty: the deployer closes it. */
  readonly signs: readonly { readonly role: ReleaseRole; readonly count: number; readonly people: readonly PersonRef[] }[];
};

export type PlanPreview = {
  readonly phases: readonly PhasePreview[];
  /** Items of the phases that count from the start; the rollback's come with a rollback. */
  readonly itemCount: number;
  /** Key of each item, with the key of its phase. */
  readonly placed: ReadonlyMap<string, string>;
  readonly signOffCount: number;
  /** How the checklist came about; null where it is the whole template. */
  readonly tailoring: Tailoring | null;
  /** What the strategy brings into the deployment, by section; and what it leaves to be cleared away afterwards. */
  readonly steps: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly owed: readonly string[];
  /** Rules of the team for gates that this checklist does not have. */
  readonly idleRules: readonly TrackRule[];
  readonly problems: readonly StaffingProblem[];
  /** What its gates are staffed by. */
  readonly staffing: StaffingParts;
  /** People who could not sign in the role they are named for, and why. */
  readonly barred: readonly { readonly role: ReleaseRole; readonly text: string }[];
  /** The roster with names; people who left the team are dropped. */
  readonly roster: readonly RosterEntry[];
  /** What the rules of the roster judge. */
  readonly release: { readonly phases: PhaseState[]; readonly createdBy: PersonRef; readonly details: ReleaseDetails };
};

/** The release as it would be made of the form now, from the same template and rules as on the server. */
export function previewPlan(form: PlanForm, { viewer, members, allowSelfApproval, ...parts }: PlanContext): PlanPreview {
  const roster = form.roster.flatMap(({ role, userId }): RosterEntry[] => {
    const person = members.find((one) => one.id === userId);
    return person ? [{ role, person }] : [];
  });
  const { template, tailoring, idle } = planOf(form, parts);
  const { phases, items } = instantiateTemplate({ template, criticality: form.criticality, roster });
  const t0 = timesOf(form)?.plannedT0 ?? null;
  const forward = phases.filter((phase) => phase.kind === "forward");
  const question = { phases, roster, createdBy: viewer, allowSelfApproval, track: template.track };
  const staffing = checkStaffing(question);
  const details = detailsOf(form, { allowSelfApproval, template });
  const duties = { roster, createdBy: viewer, allowSelfApproval, deployedBy: new Set<string>() };
  return {
    phases: phases.map((phase) => toPreview(phase, { items, roster, t0, choices: tailoring?.choices ?? [] })),
    itemCount: items.filter((item) => forward.some((phase) => phase.key === item.phase)).length,
    placed: new Map(items.map((item) => [item.key, item.phase])),
    signOffCount: forward.flatMap((phase) => phase.requirements).reduce((sum, one) => sum + one.count, 0),
    tailoring,
    steps: stepsOf(form).map(({ title, items: steps }) => ({ title, items: steps.map((item) => item.title) })),
    owed: leftBehind(items),
    idleRules: idle,
    problems: staffing.ok ? [] : staffing.problems,
    staffing: { question, release: { details, phases, actualT0: null, rollback: null } },
    barred: roster.flatMap(({ role, person }) => {
      const why = whyIneligible({ duties, role, person, members: null });
      return why ? [{ role, text: why.text }] : [];
    }),
    roster,
    release: { phases, createdBy: viewer, details },
  };
}

type Parts = { items: readonly ItemState[]; roster: readonly RosterEntry[]; t0: Instant | null; choices: readonly ItemChoice[] };

function toPreview(phase: PhaseState, { items, roster, t0, choices }: Parts): PhasePreview {
  const { key, code, name, kind, anchor, offsetMinutes, stage, requirements } = phase;
  const own = items.filter((item) => item.phase === key);
  const chosen = choices.filter((choice) => choice.phase?.key === key);
  const hangsOnT0 = anchor === "planned" || anchor === "actual";
  return {
    key,
    code,
    name,
    isRollback: kind === "rollback",
    required: own.filter((item) => item.required).length,
    optional: own.filter((item) => !item.required).length,
    added: chosen.filter(isAdded).length,
    leftOut: chosen.filter(({ isIn }) => !isIn).length,
    dueAt: t0 && hangsOnT0 ? addMinutes(t0, offsetMinutes) : null,
    ...{ anchor, offsetMinutes, stage },
    signs: requirements.map(({ role, count }) => ({
      role,
      count,
      people: roster.filter((entry) => entry.role === role).map((entry) => entry.person),
    })),
  };
}

/** Enough of the details for the rules that look at a roster. */
function detailsOf(form: PlanForm, { allowSelfApproval, template }: { allowSelfApproval: boolean; template: Template }): ReleaseDetails {
  const {
    serviceId,
    t0: _t0,
    firstCommitAt: _firstCommitAt,
    opensBefore: _opens,
    closesAfter: _closes,
    roster: _roster,
    hotfix: _hotfix,
    ladder: _ladder,
    gates: _gates,
    template: _chosen,
    isTailored: _isTailored,
    profile: _profile,
    restored: _restored,
    ...fields
  } = form;
  const times = timesOf(form) ?? { plannedT0: "", windowStart: "", windowEnd: "" };
  const { key, version, track } = template;
  return {
    ...fields,
    ...times,
    service: { id: serviceId, name: "" },
    template: { key, version, track },
    boundWindow: { start: times.windowStart, end: times.windowEnd },
    allowSelfApproval,
  };
}
