import type { ReleaseState } from "@/lib/domain/release/state";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { gateContent } from "./gate-content";
import { type StandingRow, standingRows } from "./sign-off-rows";

/**
 * The sign-offs and refusals that a change would end, in the order in which they were given: those of each gate whose content
 * it changes. For saying so before anybody saves. Source: SIGNOFF rule 12.
 */
export function fallingSignOffs(before: ReleaseState, after: ReleaseState): StandingRow[] {
  const changed = new Map<string, boolean>();
  const isChanged = (phase: string): boolean => {
    const known = changed.get(phase);
    if (known !== undefined) return known;
    const found = canonicalJson(gateContent(before, phase)) !== canonicalJson(gateContent(after, phase));
    changed.set(phase, found);
    return found;
  };
  return standingRows(before).filter((row) => isChanged(row.phase));
}
