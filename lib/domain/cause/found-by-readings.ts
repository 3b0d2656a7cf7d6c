import { metricName } from "@/lib/domain/metrics/metric";
import { differenceText, gateText, rollBackText } from "@/lib/domain/metrics/metric-words";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { Check } from "@/lib/domain/metrics/verdict";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { ReleaseState } from "@/lib/domain/release/state";
import { isStage } from "@/lib/domain/stage/stage-time";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";
import { criterionOfMetric } from "./criterion-of";
import { cleared, seen } from "./decide-cause";
import { standingCauses } from "./standing";

/**
 * What follows from a reading for the question whether to roll back: a limit that it crosses asks, one that it is back within takes
 * that back. Only the crossing asks, so that what somebody dismissed does not come back with each reading.
 */
export function foundByReadings(before: ReleaseState, recorded: readonly ReleaseEvent[], context: CommandContext): ReleaseEvent[] {
  const after = applyEvents(before, recorded, context);
  const phase = after.phases.find((one) => one.key === after.readings?.at(-1)?.phase);
  if (!phase || !isStage(phase)) return [];
  const was = new Map(verdictOf(before, phase).checks.map((check) => [sourceOf(phase.key, check), check.zone]));
  return verdictOf(after, phase).checks.flatMap((check): ReleaseEvent[] => {
    const source = sourceOf(phase.key, check);
    const told = standingCauses(before).find((one) => one.finder === "readings" && one.source === source);
    if (check.zone !== "roll-back") return told ? [cleared(told, "resolved", "")] : [];
    if (told || was.get(source) === "roll-back") return [];
    const { criterion, canary } = check;
    const cause = { criterion: criterionOfMetric(criterion.metric), text: `${phase.code}, ${checkText(check)}`, url: "" };
    return [seen({ ...cause, id: context.newId(), finder: "readings", source, observedAt: canary?.observedAt ?? context.now })];
  });
}

function sourceOf(phase: string, { criterion: { metric, name, compare } }: Check): string {
  return [phase, metric, compare, name].filter(Boolean).join(" ");
}

/** `p95 latency +30.0%, roll back over +25%`; `p95 latency 272 ms, 3 of 3 not less than 250 ms`. */
function checkText({ criterion, measured, canary }: Check): string {
  const value = canary ? valueText(canary.value, canary.unit) : "";
  const name = metricName(criterion);
  if (criterion.missesInARow !== null && criterion.rollBack === null) {
    const { missesInARow: misses } = criterion;
    return `${name} ${value}, ${misses} of ${misses} not ${gateText(criterion)}`;
  }
  const limit = rollBackText([criterion]) ?? gateText(criterion);
  return `${name} ${differenceText({ criterion, measured }) ?? value}, ${limit}`;
}
