import { metricName } from "@/lib/domain/metrics/metric";
import { gatesText, rollBackText } from "@/lib/domain/metrics/metric-words";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { StagePhase } from "@/lib/domain/stage/stage-time";
import { criteriaOf } from "@/lib/domain/stage/stage-verdict";
import { formatSpan } from "@/lib/domain/time/axis";
import { CANARY_ANALYSIS } from "./decision-criteria";

/** What a stage is analysed by and how long it is watched, in words. */
export type StageAnalysis = {
  readonly source: string;
  readonly period: string;
  readonly points: readonly { readonly name: string; readonly text: string }[];
};

/** Null for a stage at which nothing is decided. What has no figure is looked at in the stage's own items, where it has any for it. */
export function stageAnalysis({ items }: Pick<ReleaseState, "items">, phase: StagePhase): StageAnalysis | null {
  const { decisions, minimumMinutes, weightPercent } = phase.stage;
  if (decisions.length === 0) return null;
  const criteria = criteriaOf(phase);
  const points = CANARY_ANALYSIS.criteria.flatMap((one) => {
    if ("metric" in one) {
      const own = criteria.filter(({ metric }) => metric === one.metric);
      if (own.length === 0) return [];
      return [
        { name: metricName({ metric: one.metric, name: null }), text: [gatesText(own), rollBackText(own)].filter(Boolean).join(", ") },
      ];
    }
    // The guide's list names the items of the first stage; the others have them by their own share.
    const key = one.item.replace(/-at-\d+$/, `-at-${weightPercent}`);
    const item = items.find((own) => own.key === key);
    return item ? [{ name: item.title, text: "looked at by a person, in the checklist of this stage" }] : [];
  });
  return { source: CANARY_ANALYSIS.heading, period: `watched for ${formatSpan(minimumMinutes)} at least`, points };
}
