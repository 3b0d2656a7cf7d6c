import { itemCriterion } from "@/lib/domain/metrics/item-criterion";
import type { Metric } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { ReadingMiss } from "@/lib/domain/metrics/reading-miss";
import type { Check } from "@/lib/domain/metrics/verdict";
import { judge } from "@/lib/domain/metrics/verdict";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { isDecisionStage } from "./stage-time";
import { missesOf, readingsOf, verdictOf } from "./stage-verdict";
import { checkText } from "./stage-words";

/** What measuring says of an item: passed or failed, with the value in the item's unit and a line that says why. */
export type MeasuredItem = {
  readonly item: ItemState;
  readonly metric: Metric;
  readonly outcome: "pass" | "fail";
  readonly value: string;
  readonly text: string;
  readonly canary: NonNullable<Check["canary"]>;
};

/** The result items of a phase that its readings answer now. What is inconclusive answers nothing: the item keeps what it has, and ages. */
export function measuredItems(state: Measured, phase: PhaseState): MeasuredItem[] {
  return state.items.flatMap((item) =>
    item.phase === phase.key && item.kind === "result" ? (measuredItem(state, phase, item) ?? []) : [],
  );
}

type Measured = Pick<ReleaseState, "details" | "items" | "readings" | "misses" | "phases">;

function measuredItem(state: Measured, phase: PhaseState, item: ItemState): MeasuredItem | null {
  const criterion = itemCriterion(item.key, state.details.limits);
  const [check] = criterion ? judge([criterion], readingsOf(state, phase), missesOf(state, phase)).checks : [];
  if (!check?.canary || check.missed !== undefined || check.measured === null) return null;
  if (check.zone === null || check.zone === "inconclusive") return null;
  // Between two limits it is for a person to say.
  if (check.zone === "hold" && check.criterion.rollBack !== null) return null;
  const isRate = check.criterion.compare === "points" && item.unit === "%";
  const value = String(Number((isRate ? check.canary.value : check.measured).toFixed(2)));
  return {
    item,
    metric: check.criterion,
    outcome: check.zone === "proceed" ? "pass" : "fail",
    value,
    text: checkText(check),
    canary: check.canary,
  };
}

type Found = { readonly phase: PhaseState; readonly readings: readonly Reading[]; readonly miss: ReadingMiss | null };

/**
 * Whether what was measured is put on record. Always while nobody has signed the phase; from then on only where it says something else than
 * what was signed, so that a signature is not overtaken by the next reading that agrees with it. ADR 58.
 */
export function isWorthRecording(state: ReleaseState, { phase, readings, miss }: Found): boolean {
  if (standingRows(state, phase.key).length === 0) return true;
  const after = {
    ...state,
    readings: [...(state.readings ?? []), ...readings],
    misses: [...(state.misses ?? []), ...(miss ? [miss] : [])],
  };
  if (isDecisionStage(phase) && verdictOf(after, phase).zone !== verdictOf(state, phase).zone) return true;
  return measuredItems(after, phase).some(contradicts);
}

/** What a person has set aside takes no report, and an open item that passes says what was signed anyway. */
function contradicts({ item, outcome }: MeasuredItem): boolean {
  return outcome === "fail" ? item.status === "done" || item.status === "todo" : item.status === "failed" && item.source !== "person";
}
