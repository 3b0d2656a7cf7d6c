import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { type Instant, toMs } from "@/lib/domain/time/instant";

/** Where an item stands at a time: its status, but for ended waivers, results and parents; see `standingOf`. */
export type ItemStanding = "done" | "notApplicable" | "waived" | "failed" | "blocked" | "todo";

/** Items counted by standing, each apart (MISSION "The checklist"). Parents and children count one each. */
export type ItemCounts = { readonly [standing in ItemStanding]: number } & {
  readonly total: number;
  readonly requiredTotal: number;
  readonly requiredResolved: number;
  /** Optional items that are not resolved. They hold no gate. */
  readonly optionalOpen: number;
};

/** What an item is judged by: the time, and where its children are found (the items of its phase are enough). */
export type ProgressContext = { readonly now: Instant; readonly items: readonly ItemState[] };

const RESOLVED: readonly ItemStanding[] = ["done", "notApplicable", "waived"];

/** Whether an item no longer holds its gate: done, not applicable, or waived until later than now. Source: SIGNOFF rule 11. */
export function isResolved(item: ItemState, context: ProgressContext): boolean {
  return RESOLVED.includes(standingOf(item, context));
}

/**
 * An ended waiver is to do again. A result stands by its outcome: failed, or to do when not tested. A parent follows its
 * required children: done when all are resolved, else failed or blocked when one is; with no required child it is never
 * done, since nothing passes by itself (SIGNOFF rule 3).
 */
export function standingOf(item: ItemState, { now, items }: ProgressContext): ItemStanding {
  if (item.kind !== "parent") return standingOfLeaf(item, now);
  const children = items.filter((one) => one.parent === item.key && one.required).map((child) => standingOfLeaf(child, now));
  if (children.length > 0 && children.every((standing) => RESOLVED.includes(standing))) return "done";
  if (children.includes("failed")) return "failed";
  return children.includes("blocked") ? "blocked" : "todo";
}

/**
 * Counts the given items. Children are looked for among them, so hand in whole phases or sections. A hidden rollback phase
 * is the caller's to leave out; `countRelease` does.
 */
export function countItems(items: readonly ItemState[], now: Instant): ItemCounts {
  const counts = { done: 0, notApplicable: 0, waived: 0, failed: 0, blocked: 0, todo: 0, requiredTotal: 0, requiredResolved: 0 };
  let optionalOpen = 0;
  for (const item of items) {
    const standing = standingOf(item, { now, items });
    const resolved = RESOLVED.includes(standing);
    counts[standing] += 1;
    if (item.required) counts.requiredTotal += 1;
    if (item.required && resolved) counts.requiredResolved += 1;
    if (!item.required && !resolved) optionalOpen += 1;
  }
  return { total: items.length, ...counts, optionalOpen };
}

/** Counts a release without its hidden phases: a rollback counts only once it is opened (MISSION "The time axis"). */
export function countRelease(release: Pick<ReleaseState, "items" | "phases">, now: Instant): ItemCounts {
  const hidden = new Set(release.phases.filter((phase) => phase.status === "hidden").map((phase) => phase.key));
  return countItems(
    release.items.filter((item) => !hidden.has(item.phase)),
    now,
  );
}

function standingOfLeaf(item: ItemState, now: Instant): ItemStanding {
  switch (item.status) {
    case "done":
      return standingOfDone(item.outcome);
    case "waived":
      return item.waivedUntil !== null && toMs(item.waivedUntil) > toMs(now) ? "waived" : "todo";
    case "not-applicable":
      return "notApplicable";
    case "blocked":
    case "failed":
    case "todo":
      return item.status;
  }
}

/** The commands keep outcome and status in step; the gate does not rely on it. */
function standingOfDone(outcome: ItemState["outcome"]): ItemStanding {
  if (outcome === "fail") return "failed";
  return outcome === "not-tested" ? "todo" : "done";
}
