import { PenLine } from "lucide-react";
import type { PhasePreview, PlanPreview } from "@/lib/client/plan-preview";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { STAGES } from "@/lib/domain/checklist/added-rules";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { MissedPeople } from "./staffing-list";
import type { Plan } from "./use-plan";

function gateName({ isRollback, stage, name }: PhasePreview): string {
  if (isRollback) return "closing a rollback";
  return stage ? "decision to proceed" : name;
}

/** Which gates are signed, by whom. All other phases are closed by the deployer. */
export function PlanSigners({ plan: { preview, staffing, viewerZone } }: { plan: Plan }) {
  const gates = preview.phases.filter((phase) => phase.signs.length > 0);
  return (
    <div className="rounded-lg border border-border bg-card px-4 py-3">
      <h3 className="font-semibold text-sm">
        Who signs <span className="tnum font-normal text-subtle-foreground">{preview.signOffCount}</span>
      </h3>
      <ul className="mt-1">
        {gates.map((phase) => (
          <li key={phase.key} className="flex items-start gap-2.5 py-[5px]">
            <PenLine className="mt-0.5 size-4 text-muted-foreground" aria-hidden="true" />
            <span className="min-w-0 flex-1 text-sm leading-[18px]">
              <span className="font-mono text-xs">{phase.code}</span> {gateName(phase)}
              {phase.signs.map(({ role, count, people }) => (
                <span key={role} className="block text-subtle-foreground text-xs">
                  {RELEASE_ROLE_NAMES[role]}
                  {count > 1 ? ` (${count})` : ""}: {people.length > 0 ? people.map((one) => one.name).join(" or ") : "nobody yet"}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <IdleRules rules={preview.idleRules} />
      <MissedPeople staffing={staffing} zone={viewerZone} />
    </div>
  );
}

/** A rule that changes nothing here must not look as if it held. */
function IdleRules({ rules }: { rules: PlanPreview["idleRules"] }) {
  if (rules.length === 0) return null;
  return (
    <ul className="mt-2 border-border-soft border-t pt-2 text-blocked-fg text-xs">
      {rules.map(({ phase, requirements }) => (
        <li key={phase}>
          This checklist has no {phase === STAGES ? "stages that are decided" : `gate ${phase}`}: the rule of the team for it (
          {requirementsText(requirements)}) does not apply.
        </li>
      ))}
    </ul>
  );
}
