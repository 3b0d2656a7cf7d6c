import type { ItemStatus } from "@/lib/domain/release/state";

/** The words people read, as they stand in the middle of a sentence: "it is not applicable". */
export const ITEM_STATUS_NAMES: Record<ItemStatus, string> = {
  todo: "to do",
  done: "done",
  "not-applicable": "not applicable",
  waived: "waived",
  blocked: "blocked",
  failed: "failed",
};
