import type { TemplateItem, TemplatePhase, TemplateSection, TemplateStage } from "@/lib/domain/checklist/template";
import type { Rung } from "../canary/ladder";
import { decisionItem, STAGE_GATE } from "../canary/stage-items";
import { FEATURE_FLAG } from "./steps";

/** Shares of the users that get the feature, one after another. The guide says "gradually" and names no shares. */
const EXPOSURE: readonly Rung[] = [
  { percent: 5, minutes: 15 },
  { percent: 25, minutes: 15 },
  { percent: 50, minutes: 15 },
  { percent: 100, minutes: 30 },
];

/** About as long as it takes until the code is deployed and found healthy with the flag off. */
const DEPLOYING_MINUTES = 15;

/** What is done before anybody has the feature: at T-0. */
export const FLAG_OFF: readonly TemplateSection[] = FEATURE_FLAG.filter(({ key }) => key === "flag-off");

/**
 * The stages in which users get a feature, decided as those of a canary are. They come after T-0, where the code is deployed with the flag
 * off, and what follows counts from the last of them. Source: MISSION "Canary, metrics, rollback"; ADR 56.
 */
export const EXPOSURE_STAGES: readonly TemplatePhase[] = EXPOSURE.map((rung, index) => stagePhase(rung, index));

function exposure(key: string): TemplateItem[] {
  return FEATURE_FLAG.flatMap(({ items }) => items).filter((item) => item.key === key);
}

function stagePhase({ percent, minutes }: Rung, index: number): TemplatePhase {
  const next = EXPOSURE[index + 1];
  const stage: TemplateStage = {
    weightPercent: percent,
    minimumMinutes: minutes,
    decisions: next ? ["proceed", "pause", "roll-back"] : [],
  };
  return {
    key: `exposure-${percent}`,
    code: `${percent}%`,
    name: `${percent} % of the users`,
    kind: "forward",
    anchor: "actual",
    // The first begins when T-0 is left; until then this is a guess.
    offsetMinutes: EXPOSURE.slice(0, index).reduce((sum, one) => sum + one.minutes, DEPLOYING_MINUTES),
    gate: next ? STAGE_GATE : { kind: "closed" },
    stage,
    sections: [
      {
        key: `exposure-${percent}`,
        title: `${percent} % of the users`,
        items: [...observation({ percent, minutes }, index), ...decision(stage, next)],
      },
    ],
  };
}

function observation({ percent, minutes }: Rung, index: number): TemplateItem[] {
  const isFirst = index === 0;
  return [
    ...(isFirst ? [...exposure("flag-internal"), ...exposure("flag-targeting-checked")] : []),
    exposedItem(percent),
    watchedItem({ percent, minutes }),
    ...(isFirst ? exposure("flag-metrics-watched") : []),
    ...(EXPOSURE[index + 2] === undefined && EXPOSURE[index + 1] ? exposure("flag-adoption-read") : []),
  ];
}

function decision(stage: TemplateStage, next: Rung | undefined): TemplateItem[] {
  if (next) return [decisionItem(stage, { source: null, next: next.percent })];
  return [...exposure("flag-grown"), ...exposure("flag-outcome-decided")];
}

function exposedItem(percent: number): TemplateItem {
  return {
    key: `exposed-at-${percent}`,
    title: `${percent} % of the users have the feature`,
    proof: "The rule on the flag platform, and the share that was measured.",
    verify: { how: "The platform and the figures split by flag state agree on the share." },
    kind: "tick",
    owner: "deployer",
    required: true,
    sources: [],
  };
}

function watchedItem({ percent, minutes }: Rung): TemplateItem {
  return {
    key: `exposure-watched-at-${percent}`,
    title: `The feature was watched for ${minutes} minutes at ${percent} %`,
    proof: "Start and end of the watch, and who watched.",
    verify: { how: "Count from the moment the share was reached; a pause starts the count again." },
    kind: "tick",
    owner: "primary-on-call",
    required: true,
    sources: [],
  };
}
