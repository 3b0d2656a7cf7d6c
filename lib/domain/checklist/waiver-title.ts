import type { ItemState } from "@/lib/domain/release/state";

/** How the obligation of a waived item reads; by it the obligation is found again, since titles of items never change. */
export function waiverTitle(item: Pick<ItemState, "title">): string {
  return `Waived: ${item.title}`;
}
