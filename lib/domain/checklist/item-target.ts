import type { ItemState } from "@/lib/domain/release/state";

/** What an item is asked to become; what the command leaves out is empty. */
export type ItemTarget = Pick<ItemState, "status" | "reason" | "value" | "outcome" | "waivedUntil">;
