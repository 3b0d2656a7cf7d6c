import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { missesOf, readingsOf } from "@/lib/domain/stage/stage-verdict";
import { type Criterion, stageCriteria } from "./criterion";
import { itemCriterion } from "./item-criterion";
import { isSameLimit, type MetricLimit, withLimits } from "./limit";
import { judge, type Verdict } from "./verdict";

/**
 * How the new version stands against the baseline in a phase after T-0: the numbers of the reference or of the service, and the limits that the phase's items
 * name. A metric that was not read is left out: nothing waits for it here but its item.
 */
export function verdictAfterStart(
  state: Pick<ReleaseState, "details" | "items" | "readings" | "misses" | "phases">,
  phase: PhaseState,
): Verdict {
  const { limits = [] } = state.details;
  const usual = withLimits(stageCriteria(100), limits);
  const items = itemCriteria(state.items, { phase, limits }).filter((one) => usual.every((other) => !isSameLimit(one, other)));
  const criteria = [...usual, ...items].map((one) => ({ ...one, required: false }));
  return judge(criteria, readingsOf(state, phase), missesOf(state, phase));
}

/** Limits that the comparison with the baseline has already are not drawn twice. */
function itemCriteria(items: ReleaseState["items"], { phase, limits }: { phase: PhaseState; limits: readonly MetricLimit[] }): Criterion[] {
  const own = items.flatMap((item) => (item.phase === phase.key ? (itemCriterion(item.key, limits) ?? []) : []));
  return own.filter((one, index) => one.compare === "absolute" && own.findIndex(({ metric }) => metric === one.metric) === index);
}
