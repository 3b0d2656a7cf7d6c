import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import type { ReleaseState } from "@/lib/domain/release/state";

/** The gates of the newest version of the template that a release was made from; null where that template is gone. */
export function rulesInForce({ details }: Pick<ReleaseState, "details">): readonly GateRule[] | null {
  return findTemplate(details.template.key)?.phases ?? null;
}
