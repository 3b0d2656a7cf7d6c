import type { ItemState } from "@/lib/domain/release/state";

/** What follows from the gate of its phase: the sign-off itself, and the decision of a stage. */
const FROM_GATE = ["sign-off", "decision"];

/**
 * Whether an item restates the gate of its phase (`CAN2.12`, `FIX4.03`, the decision of a stage). It is resolved by the gate, so
 * it neither holds it nor is part of what is signed, and nobody ticks it: never a second truth. Source: SIGNOFF, last paragraph.
 */
export function followsGate(item: Pick<ItemState, "computedFrom">): boolean {
  return item.computedFrom !== null && FROM_GATE.includes(item.computedFrom);
}
