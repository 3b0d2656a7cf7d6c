"use client";

import { Panel } from "@/components/ui/panel";
import { deviationCount, deviationsOf } from "@/lib/domain/scope/deviations";
import { DeviationList } from "./deviation-list";
import { PutBack } from "./put-back";
import { useScope } from "./use-scope";

/** How the checklist differs from what the answers ask for; the approver sees the same beside what they sign. */
export function DeviationsPanel() {
  const { state } = useScope();
  const deviations = deviationsOf(state);
  const isTailored = state.details.profile !== undefined;
  return (
    <Panel title="Differences" aside="shown to whoever signs">
      <div className="px-4">
        <p className="py-2.5 text-muted-foreground" role="status">
          {deviations.length === 0
            ? `Nothing differs from the ${isTailored ? "tailored checklist" : "template"}.`
            : `${deviationCount(deviations.length, isTailored)}.`}
        </p>
        <DeviationList deviations={deviations} phases={state.phases} className={deviations.length > 0 ? "border-border-soft border-t" : ""}>
          {(one) => (one.kind === "taken-out" ? <PutBack item={one.key} title={one.title} /> : null)}
        </DeviationList>
      </div>
    </Panel>
  );
}
