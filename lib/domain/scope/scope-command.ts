import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Template } from "@/lib/domain/checklist/template";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import type { DifferenceKeys } from "./difference";

/**
 * What somebody asks of the extent of a checklist. `reason` is needed once the go was given. `own`: the template of the team that the
 * release was made from, which the release only names; left out where it is a built-in one.
 */
export type ScopeCommand =
  /** Refused as stale past `expectedSeq`, unless it does exactly what `seen` says. */
  | { type: "checklist.retailor"; expectedSeq: number; profile: ProfileAnswers; seen?: DifferenceKeys; reason?: string; own?: Template }
  | { type: "item.take-out"; item: string; expectedVersion: number; reason: string }
  /** What was taken out, or what the answers leave out. */
  | { type: "item.put-back"; item: string; reason?: string; own?: Template }
  | ({ type: "item.add"; reason?: string } & NewItem)
  /** All that stands in the section, without children. */
  | { type: "items.reorder"; phase: string; section: string; items: readonly string[] };

/** An item that only this release has. */
export type NewItem = {
  readonly phase: string;
  /** What is true when it is done. */
  readonly title: string;
  /** How to verify it, and what proves it; may be empty. */
  readonly how: string;
  readonly proof: string;
  readonly owner: ReleaseRole;
  readonly required: boolean;
};
