import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { firstRefusal, refusal, refused } from "@/lib/domain/release/guard";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { checkNotOver, mayChangeScope } from "./scope-access";

/** What stands in a section of a phase, without children, as it is shown. */
export function sectionItems({ items }: ReleaseState, phase: string, section: string): ItemState[] {
  return items.filter((item) => item.phase === phase && item.section === section && item.parent === null);
}

/**
 * Puts the items of a section in another order. It is no part of what is signed, so that no sign-off ends and no reason is asked.
 * Refused as a conflict where others stand in the section by now.
 */
export function reorderItems(
  state: ReleaseState,
  { phase: key, section, items: order }: Extract<ReleaseCommand, { type: "items.reorder" }>,
  context: CommandContext,
): Decision {
  const phase = state.phases.find((one) => one.key === key);
  const present = sectionItems(state, key, section);
  const [first] = present;
  if (!phase || !first) return refused(refusal("not-found", "This release has no such section.", { path: "section" }));
  const keys = present.map((item) => item.key);
  const objection = firstRefusal(
    () => mayChangeScope(state, context),
    () => checkNotOver(state, phase),
    () => checkSame(keys, order),
  );
  if (objection) return refused(objection);
  if (isSameValue(keys, order)) return done();
  return done({ type: "items.reordered", payload: { phase: key, section, sectionTitle: first.sectionTitle, items: order } });
}

function checkSame(present: readonly string[], order: readonly string[]) {
  if (isSameValue(present.toSorted(), order.toSorted())) return null;
  return refusal("conflict", "Other items stand in this section by now. Look at them and order them again.", {
    path: "items",
    details: { present },
  });
}
