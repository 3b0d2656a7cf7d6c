import { PenLine } from "lucide-react";
import type { PhasePreview, PlanPreview } from "@/lib/client/plan-preview";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { STAGES } from "@/lib/domain/checklist/added-rules";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";

function gateName({ isRollback, stage, name }: PhasePreview): string {
  if (isRollback) return "closing a rollback";
  return stage ? "decision to proceed" : name;
}

/** Which gates are signed, by whom. All other phases are closed by the deployer. */
export function PlanSigners({ preview }: { preview: PlanPreview }) {
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
      <Absences absences={preview.absences} />
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

/** Where one person is enough to stop it: worth a second name before the day. */
function Absences({ absences }: Pick<PlanPreview, "absences">) {
  if (absences.length === 0) return null;
  return (
    <div className="mt-2 border-border-soft border-t pt-2 text-subtle-foreground text-xs">
      <p className="font-medium text-muted-foreground">One absence would block it</p>
      <ul>
        {absences.map(({ person, gates }) => (
          <li key={person.id}>
            Without {person.name} nobody can complete {listed(gates, "or")}.
          </li>
        ))}
      </ul>
    </div>
  );
}
