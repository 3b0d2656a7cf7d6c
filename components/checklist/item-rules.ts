import { followsRecord } from "@/lib/domain/checklist/computed-items";
import { isPhaseFrozen } from "@/lib/domain/checklist/item-access";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { followsGate } from "@/lib/domain/stage/gate-items";

/** After the go, or once its phase is closed, an item changes only with a reason. */
export function needsReason(state: ReleaseState, item: ItemState): boolean {
  const phase = state.phases.find((one) => one.key === item.phase);
  return phase ? isPhaseFrozen(state, phase) : false;
}

/** Whether nobody answers the item itself: what is below it does, or the gate of its phase. */
export function isComputed(item: ItemState): boolean {
  return item.kind === "parent" || followsGate(item);
}

/** Whether a press on the box opens the item instead of ticking it. */
export function isAnsweredElsewhere(item: ItemState): boolean {
  return isComputed(item) || (followsRecord(item) && (item.status === "todo" || item.status === "done"));
}

/** Kinds that a plain tick cannot resolve: they ask for an answer. */
export function needsAnswer(item: ItemState): boolean {
  return item.kind === "choice" || item.kind === "fill-in" || item.kind === "result";
}
