import type { TemplateItem, TemplatePhase, TemplateStage } from "@/lib/domain/checklist/template";
import { STAGE_10 } from "./stage-10";
import { STAGE_25 } from "./stage-25";
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
  watchedTitle,
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

/** What is wrong with a ladder, in words, and where; `at` is null where it is about all of it. */
export type LadderProblem = { readonly message: string; readonly at: { readonly index: number; readonly field: keyof Rung } | null };

/** The first thing that is wrong with a ladder; null when nothing is. Whole percentages that grow to 100, each for a while. */
export function ladderProblem(ladder: readonly Rung[]): LadderProblem | null {
  if (ladder.length < 2) return { message: "A ladder has two stages at least.", at: null };
  const first = ladder.flatMap((rung, index) => rungProblem(rung, index, ladder[index - 1]?.percent ?? 0) ?? []).at(0);
  if (first) return first;
  if (ladder.at(-1)?.percent === 100) return null;
  return { message: "A ladder ends at 100 %.", at: { index: ladder.length - 1, field: "percent" } };
}

function rungProblem({ percent, minutes }: Rung, index: number, before: number): LadderProblem | null {
  if (!Number.isInteger(percent) || percent <= before || percent > 100) {
    const message = before >= 100 ? "Nothing comes after 100 %." : `Give a whole percentage above ${before}, up to 100.`;
    return { message, at: { index, field: "percent" } };
  }
  if (Number.isInteger(minutes) && minutes > 0) return null;
  return { message: "Each stage is watched for a minute at least.", at: { index, field: "minutes" } };
}

/** Whether a ladder takes the shares of the reference, whatever its times. */
export function isUsualShares(ladder: readonly Pick<Rung, "percent">[]): boolean {
  return ladder.length === USUAL_LADDER.length && ladder.every(({ percent }, index) => percent === USUAL_LADDER[index]?.percent);
}

/**
 * The stages of any ladder. The shares of the reference have its own stages, watched for the times that are asked for; others
 * are made from the same items. The last decision offers no pause, as there.
 */
export function stagesFor(ladder: readonly Rung[]): TemplatePhase[] {
  const offsetOf = (index: number) => ladder.slice(0, index).reduce((sum, one) => sum + one.minutes, 0);
  if (isUsualShares(ladder)) {
    const usual = [STAGE_10, STAGE_25, STAGE_50, STAGE_75, STAGE_100];
    return usual.map((phase, index) => ({ ...watchedFor(phase, ladder[index]?.minutes), offsetMinutes: offsetOf(index) }));
  }
  const half = ladder.findIndex(({ percent }) => percent >= 50 && percent < 100);
  return ladder.map((rung, index): TemplatePhase => {
    const offsetMinutes = offsetOf(index);
    const next = ladder[index + 1];
    if (!next) return { ...watchedFor(STAGE_100, rung.minutes), offsetMinutes };
    const place = { isFirst: index === 0, isHalf: index === half, isLast: index === ladder.length - 2, next: next.percent };
    return stagePhase(rung, offsetMinutes, place);
  });
}

/** A stage of the reference with another time to be watched for; its item says that time. */
function watchedFor(phase: TemplatePhase, minutes: number | undefined): TemplatePhase {
  const { stage } = phase;
  if (!stage || minutes === undefined || minutes === stage.minimumMinutes) return phase;
  const percent = stage.weightPercent;
  const reworded = (item: TemplateItem): TemplateItem => {
    if (item.key === `watched-at-${percent}`) return { ...item, title: watchedTitle(minutes, percent) };
    return { ...item, ...(item.children ? { children: item.children.map(reworded) } : {}) };
  };
  const sections = phase.sections.map((section) => ({ ...section, items: section.items.map(reworded) }));
  return { ...phase, stage: { ...stage, minimumMinutes: minutes }, sections };
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
