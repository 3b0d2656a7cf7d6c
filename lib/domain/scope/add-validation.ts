import { AFTER_ROLLBACK } from "@/lib/domain/checklist/general/after-rollback";
import type { GeneralItem } from "@/lib/domain/checklist/general/general-item";
import { definitionOf } from "@/lib/domain/checklist/instantiate";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { factsOf } from "@/lib/domain/tailoring/profile";
import { numbering } from "./difference";
import type { PlacedItem } from "./scope-event";

const REASON = "A rollback is validated before it is closed.";

/**
 * What shows that a way back worked, where its checklist does not ask for it: put back in one act as the rollback begins, behind what is there. Left out
 * is what another item restates, what somebody took out, and what the answers rule out; on the hotfix track all of it, which has a list of
 * its own. Source: RBK1, FIX10.
 */
export function missingValidation(state: ReleaseState): ReleaseEvent[] {
  const phase = state.phases.find(({ kind }) => kind === "rollback");
  if (!phase || state.details.template.track === "hotfix") return [];
  const next = numbering(state);
  let after = state.items.findLast((item) => item.phase === phase.key)?.key ?? state.items.at(-1)?.key ?? null;
  const added = AFTER_ROLLBACK.items
    .filter((item) => isMissing(state, phase, item))
    .map((item): PlacedItem => {
      const { moment: _moment, weight, when: _when, tags: _tags, ...asked } = item;
      const place = { phase: phase.key, section: AFTER_ROLLBACK.key, sectionTitle: AFTER_ROLLBACK.title, parent: null };
      const definition = { ...place, position: next(phase.key), ...definitionOf({ ...asked, required: weight === "blocking" }) };
      const placed = { item: definition, after };
      after = item.key;
      return placed;
    });
  const [first] = added;
  if (!first) return [];
  // One event: five would push the decision itself out of sight.
  return [{ type: "item.put-back", payload: { key: first.item.key, title: AFTER_ROLLBACK.title, items: [], added, reason: REASON } }];
}

function isMissing({ details, items }: ReleaseState, phase: PhaseState, { key, sources, when }: GeneralItem): boolean {
  const { profile, criticality, takenOut = [] } = details;
  const facts = profile && factsOf({ ...profile, criticality });
  if (facts && when && !when.some((one) => facts.has(one))) return false;
  if (takenOut.some(({ item }) => item.key === key)) return false;
  const restated = items.filter((item) => item.phase === phase.key).flatMap((item) => [item.key, ...item.sources]);
  return ![key, ...sources].some((one) => restated.includes(one));
}
