import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import { phasesLike } from "@/lib/domain/checklist/template-for";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import type { ReleaseState } from "@/lib/domain/release/state";

/** The gates of the newest version of the template that a release was made from, its own stages included; null where that is gone. */
export function rulesInForce({ details, phases }: Pick<ReleaseState, "details" | "phases">): readonly GateRule[] | null {
  const template = findTemplate(details.template.key);
  return template && phasesLike(template, phases);
}
