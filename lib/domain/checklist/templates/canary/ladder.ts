import type { TemplateItem, TemplatePhase, TemplateStage } from "@/lib/domain/checklist/template";
import { STAGE_10 } from "./stage-10";
import { STAGE_50 } from "./stage-50";
import { STAGE_75 } from "./stage-75";
import { STAGE_100 } from "./stage-100";
import {
  canaryLogs,
  comparisonItem,
  decisionItem,
  errorRateDelta,
  latencyDelta,
  STAGE_GATE,
  trafficItem,
  watchedItem,
} from "./stage-items";

/** One stage of a ladder: its share of the traffic, and how long it is watched. */
export type Rung = { readonly percent: number; readonly minutes: number };

/** The stages of the reference. */
export const USUAL_LADDER: readonly Rung[] = [
  { percent: 10, minutes: 5 },
  { percent: 25, minutes: 5 },
  { percent: 50, minutes: 10 },
  { percent: 75, minutes: 5 },
  { percent: 100, minutes: 30 },
];

/** What is wrong with a ladder, in words; null when nothing is. */
export function ladderProblem(ladder: readonly Rung[]): string | null {
  if (ladder.length < 2) return "A ladder has two stages at least.";
  if (ladder.at(-1)?.percent !== 100) return "A ladder ends at 100 %.";
  const grows = ladder.every(({ percent }, index) => percent > (ladder[index - 1]?.percent ?? 0));
  if (!grows || ladder.some(({ percent }) => !Number.isInteger(percent)))
    return "Each stage takes a whole percentage above the one before.";
  return ladder.every(({ minutes }) => Number.isInteger(minutes) && minutes > 0) ? null : "Each stage is watched for a minute at least.";
}

/** The stages of any ladder, from the same items as those of the reference; the last decision offers no pause, as there. */
export function stagesFor(ladder: readonly Rung[]): TemplatePhase[] {
  const half = ladder.findIndex(({ percent }) => percent >= 50 && percent < 100);
  return ladder.map((rung, index): TemplatePhase => {
    const offsetMinutes = ladder.slice(0, index).reduce((sum, one) => sum + one.minutes, 0);
    const next = ladder[index + 1];
    if (!next) return { ...STAGE_100, offsetMinutes, stage: { weightPercent: 100, minimumMinutes: rung.minutes, decisions: [] } };
    const place = { isFirst: index === 0, isHalf: index === half, isLast: index === ladder.length - 2, next: next.percent };
    return stagePhase(rung, offsetMinutes, place);
  });
}

type Place = { readonly isFirst: boolean; readonly isHalf: boolean; readonly isLast: boolean; readonly next: number };

function stagePhase({ percent, minutes }: Rung, offsetMinutes: number, place: Place): TemplatePhase {
  const stage: TemplateStage = {
    weightPercent: percent,
    minimumMinutes: minutes,
    decisions: place.isLast ? ["proceed", "roll-back"] : ["proceed", "pause", "roll-back"],
  };
  return {
    key: `stage-${percent}`,
    code: `${percent}%`,
    name: `${percent} % of the traffic`,
    kind: "forward",
    anchor: "actual",
    offsetMinutes,
    gate: STAGE_GATE,
    stage,
    sections: [
      { key: "observation", title: "Traffic and observation", items: observation(percent, minutes, place) },
      ...(place.isHalf ? STAGE_50.sections.filter((one) => one.key === "under-load") : []),
      { key: "decision", title: "Decision", items: decision(stage, place) },
    ],
  };
}

function observation(percent: number, minutes: number, { isFirst }: Place): TemplateItem[] {
  const own = { percent, source: null };
  const p99 = percent >= 50 ? [latencyDelta({ ...own, quantile: "p99" })] : [];
  const children = [errorRateDelta(own), latencyDelta({ ...own, quantile: "p95" }), ...p99, canaryLogs(own)];
  return [
    ...(isFirst ? itemsOf(STAGE_10, ["canary-started", "canary-healthy"]) : []),
    trafficItem(own),
    watchedItem({ ...own, minutes: `${minutes}` }),
    comparisonItem({ ...own, children }),
  ];
}

function decision(stage: TemplateStage, { isFirst, isHalf, isLast, next }: Place): TemplateItem[] {
  return [
    ...(isHalf ? itemsOf(STAGE_50, ["feedback-watched"]) : []),
    ...(isLast ? itemsOf(STAGE_75, ["canary-cache-serving", "connection-pools-healthy"]) : []),
    decisionItem(stage, { source: null, next }),
    ...(isFirst ? itemsOf(STAGE_10, ["first-stage-approved"]) : []),
  ];
}

function itemsOf(phase: TemplatePhase, keys: readonly string[]): TemplateItem[] {
  return phase.sections.flatMap((section) => section.items.filter((item) => keys.includes(item.key)));
}
