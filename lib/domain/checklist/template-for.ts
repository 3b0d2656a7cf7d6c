import { type Criterion, gateOn, stageCriteria } from "@/lib/domain/metrics/criterion";
import { type MetricLimit, withLimits } from "@/lib/domain/metrics/limit";
import { isSameMetric } from "@/lib/domain/metrics/metric";
import type { PhaseState, ReleaseDetails } from "@/lib/domain/release/state";
import { allItems } from "./all-items";
import { joinSections } from "./join-sections";
import { withMinimumGates } from "./own-template/minimum-gates";
import type { Template, TemplatePhase, TemplateSection, Track } from "./template";
import { CANARY_TEMPLATE } from "./templates/canary";
import { type Rung, stagesFor } from "./templates/canary/ladder";
import { HOTFIX_TEMPLATE } from "./templates/hotfix";
import { STANDARD_TEMPLATE } from "./templates/standard";
import { EXPOSURE_STAGES, FLAG_OFF } from "./templates/strategies/exposure";
import { BLUE_GREEN } from "./templates/strategies/steps";

/** A limit of this service on the canary alone, such as p95 under 250 ms. */
export type Gate = Parameters<typeof gateOn>[0] & Parameters<typeof gateOn>[1];

export type TemplateChoice = Pick<ReleaseDetails, "strategy" | "criticality"> & {
  /** Of a canary; left out: the stages of the reference. */
  readonly ladder?: readonly Rung[];
  readonly gates?: readonly Gate[];
  /** Of the service, at the time of the release. */
  readonly limits?: readonly MetricLimit[];
  /** A published template of the team, of the track that strategy and criticality ask for; left out: the built-in one. */
  readonly own?: Template;
};

/** The track of a release: a hotfix is one whatever its strategy. */
export function trackOf({ strategy, criticality }: Pick<TemplateChoice, "strategy" | "criticality">): Track {
  if (criticality === "hotfix") return "hotfix";
  return strategy === "canary" ? "canary" : "standard";
}

/**
 * The checklist that a release is made of: a hotfix has its own track, a canary its stages, and the other strategies bring their
 * steps into the standard release. Deterministic, so that the form shows exactly what the server makes. A template of the team stands in
 * the place of the built-in one: its gates ask for no less, a canary has the stages that it says, and steps that it has already stay its own.
 */
export function templateFor({ strategy, criticality, ladder, gates = [], limits = [], own }: TemplateChoice): Template {
  switch (trackOf({ strategy, criticality })) {
    case "hotfix":
      return own ? withMinimumGates(own) : HOTFIX_TEMPLATE;
    case "canary": {
      if (own) return withCriteria(withMinimumGates(own), { gates, limits });
      return withCriteria(ladder ? withLadder(CANARY_TEMPLATE, ladder) : CANARY_TEMPLATE, { gates, limits });
    }
    case "standard": {
      const made = withStrategy(own ? withMinimumGates(own) : STANDARD_TEMPLATE, strategy);
      return limits.length > 0 ? withCriteria(made, { gates: [], limits }) : made;
    }
  }
}

function withStrategy(base: Template, strategy: ReleaseDetails["strategy"]): Template {
  if (strategy === "blue-green") return withSteps(base, BLUE_GREEN);
  return strategy === "feature-flag" ? withExposure(withSteps(base, FLAG_OFF)) : base;
}

/** The steps that a strategy brings into a standard release, those of its own stages among them; none where the template's phases hold everything. */
export function stepsOf({ strategy, criticality }: Pick<TemplateChoice, "strategy" | "criticality">): readonly TemplateSection[] {
  if (criticality === "hotfix") return [];
  if (strategy === "blue-green") return BLUE_GREEN;
  return strategy === "feature-flag" ? [...FLAG_OFF, ...EXPOSURE_STAGES.flatMap(({ sections }) => sections)] : [];
}

/**
 * The phases of a template as a release has them: with the stages of its own ladder where it has any, so that a rule of the
 * template reaches every stage, whatever its share.
 */
export function phasesLike({ phases }: Template, release: readonly Pick<PhaseState, "stage">[]): readonly TemplatePhase[] {
  if (!phases.some(({ stage }) => stage)) return release.some(({ stage }) => stage) ? exposedPhases(phases) : phases;
  const ladder = release.flatMap(({ stage }): Rung[] => (stage ? [{ percent: stage.weightPercent, minutes: stage.minimumMinutes }] : []));
  return ladder.length === 0 ? phases : withStages(phases, ladder);
}

function withLadder(template: Template, ladder: readonly Rung[]): Template {
  return { ...template, phases: withStages(template.phases, ladder) };
}

function withStages(phases: readonly TemplatePhase[], ladder: readonly Rung[]): TemplatePhase[] {
  const [first, last] = [phases.findIndex((phase) => phase.stage), phases.findLastIndex((phase) => phase.stage)];
  return [...phases.slice(0, first), ...stagesFor(ladder), ...phases.slice(last + 1)];
}

type Numbers = { readonly gates: readonly Gate[]; readonly limits: readonly MetricLimit[] };

/**
 * The numbers that a stage is judged by, written into the release: what is judged later is what was agreed. A gate of the release stands
 * in the place of the service's limit on the same thing.
 */
function withCriteria(template: Template, { gates, limits }: Numbers): Template {
  const own: readonly Criterion[] = gates.map((gate) => gateOn({ metric: gate.metric, name: gate.name }, gate));
  const usual = limits.filter((limit) => limit.compare !== "absolute" || gates.every((gate) => !isSameMetric(gate, limit)));
  const judged = (phase: TemplatePhase): TemplatePhase => {
    if (!phase.stage || phase.stage.decisions.length === 0) return phase;
    return { ...phase, stage: { ...phase.stage, criteria: [...withLimits(stageCriteria(phase.stage.weightPercent), usual), ...own] } };
  };
  return { ...template, phases: template.phases.map(judged) };
}

function withExposure(template: Template): Template {
  return { ...template, phases: exposedPhases(template.phases) };
}

/** Users get the feature after T-0, and what follows counts from when all of them have it. A template that has stages keeps its own. */
function exposedPhases(phases: readonly TemplatePhase[]): readonly TemplatePhase[] {
  if (phases.some(({ stage }) => stage) || !phases.some(({ key }) => key === "t-zero")) return phases;
  return phases.flatMap((phase) => {
    if (phase.key === "t-zero") return [phase, ...EXPOSURE_STAGES];
    return phase.anchor === "actual" ? [{ ...phase, anchor: "promotion" as const }] : [phase];
  });
}

/** The steps of a strategy are taken while it is deployed: at T-0. What a template has already is not there twice. */
function withSteps(template: Template, steps: readonly TemplateSection[]): Template {
  const known = new Set(allItems(template).map(({ key }) => key));
  const lacking = steps.map((section) => ({ ...section, items: section.items.filter(({ key }) => !known.has(key)) }));
  return {
    ...template,
    phases: template.phases.map((phase) =>
      phase.key === "t-zero" ? { ...phase, sections: joinSections(phase.sections, lacking) } : phase,
    ),
  };
}
