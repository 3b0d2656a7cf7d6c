import { differenceText } from "@/lib/domain/metrics/metric-words";
import { valueText } from "@/lib/domain/metrics/value-text";
import { type Check, worst } from "@/lib/domain/metrics/verdict";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import type { ReleaseState } from "@/lib/domain/release/state";
import { isStage } from "@/lib/domain/stage/stage-time";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";
import { DECISION_CRITERIA } from "@/lib/domain/tailoring/guide/decision-criteria";
import { criterionOfMetric } from "./criterion-of";
import { type SeenCause, seenCauses, standingCauses } from "./standing";

/** One criterion of the rollback as it stands. `clear` only where it was measured: what nobody saw is unseen. */
export type CriterionRow = {
  /** Key of the criterion, or the id of a cause that is none of them. */
  readonly key: string;
  readonly text: string;
  readonly standing: "breached" | "near" | "clear" | "unseen";
  /** What was measured last, such as `+23.6%`; null where nothing was. */
  readonly measured: string | null;
  readonly causes: readonly SeenCause[];
};

type Judged = Pick<ReleaseState, "causes" | "readings" | "phases">;

/** The nine criteria in the order of the guide; then what else speaks for a rollback, or did. Source: RBK criteria and triggers. */
export function criteriaRows(state: Judged): CriterionRow[] {
  const causes = seenCauses(state);
  const nine = new Set<string>(DECISION_CRITERIA.criteria);
  const listed = ROLLBACK_CRITERIA.filter(({ key }) => nine.has(key) || causes.some((one) => one.criterion === key));
  const order = [...DECISION_CRITERIA.criteria] as string[];
  const place = (key: string) => (nine.has(key) ? order.indexOf(key) : order.length);
  const checks = latestChecks(state);
  const rows = listed.map(({ key, text }) => {
    const own = causes.filter((one) => one.criterion === key);
    return { key, text, causes: own, ...standingOf(own, checks.get(key) ?? []) };
  });
  const others = causes.filter((one) => one.criterion === null);
  return [
    ...rows.sort((a, b) => place(a.key) - place(b.key)),
    ...others.map((one) => ({ key: one.id, text: one.text, causes: [one], ...standingOf([one], []) })),
  ];
}

function standingOf(causes: readonly SeenCause[], checks: readonly Check[]): Pick<CriterionRow, "standing" | "measured"> {
  const read = checks.filter(({ canary }) => canary !== null);
  const zone = read.length > 0 ? worst(read.flatMap((one) => one.zone ?? [])) : null;
  const [first] = read;
  const measured = first?.canary ? (differenceText(first) ?? valueText(first.canary.value, first.canary.unit)) : null;
  if (causes.some(({ ended }) => ended === null)) return { standing: "breached", measured };
  if (zone === "hold" || zone === "roll-back") return { standing: "near", measured };
  return { standing: zone === "proceed" ? "clear" : "unseen", measured };
}

/** How the stage that was read last stands, by criterion. */
function latestChecks(state: Judged): Map<string, Check[]> {
  const phase = state.phases.find((one) => one.key === state.readings?.at(-1)?.phase);
  if (!phase || !isStage(phase)) return new Map();
  return Map.groupBy(verdictOf(state, phase).checks, ({ criterion }) => criterionOfMetric(criterion.metric) ?? "");
}

/** What the dialog begins with: the criterion that was seen first, or what was seen where it is none of them; null for neither. */
export function suggestedReason(
  state: Pick<ReleaseState, "causes" | "phases">,
): { readonly criterion: string } | { readonly text: string } | null {
  const [first] = standingCauses(state);
  if (!first) return null;
  return first.criterion === null ? { text: first.text } : { criterion: first.criterion };
}
