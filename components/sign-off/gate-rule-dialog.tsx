"use client";

import { useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { useWorkspace } from "@/components/shell/workspace";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { proposeRule } from "@/lib/client/gate-policy";
import { useSubmit } from "@/lib/client/use-submit";
import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";

/** The roles that sign gates. */
const ROLES = ["deployer", "approver", "commander"] as const satisfies readonly ReleaseRole[];
const MOST = 5;

type Props = { gate: GatePolicyDto; service: GatePoliciesDto["service"]; onClose: () => void; onChanged: (next: GatePoliciesDto) => void };

/** How many the team asks for in each role, of every service or of one, beside the checklist: the highest number counts. */
export function GateRuleDialog({ gate, service, onClose, onChanged }: Props) {
  const { team } = useWorkspace();
  const [counts, setCounts] = useState<ReadonlyMap<ReleaseRole, number>>(
    () => new Map(gate.requirements.map(({ role, count }) => [role, count])),
  );
  const isFirst = gate.requirements.length === 0;
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    const requirements = [...counts].flatMap(([role, count]) => (count > 0 ? [{ role, count }] : []));
    const scope = { team: team.id, service: service?.id ?? null };
    onChanged(await withProof(() => proposeRule(scope, gate, { requirements, expectedVersion: gate.version })));
  }, []);
  return (
    <FormDialog
      title={`Who must sign ${gate.code}${service ? ` of ${service.name}` : ""}`}
      description={
        isFirst
          ? "It holds at once, for releases that are made from now on."
          : "This is a change: it holds when those who sign the gate by the present rule have signed it."
      }
      action={isFirst ? "Set the rule" : "Ask for the change"}
      form={form}
      subject="this rule"
      onClose={onClose}
    >
      <div className="space-y-3">
        {ROLES.map((role) => {
          const own = countOf(gate.own, role);
          const others = service ? ` and the team for ${countOf(gate.team, role)}` : "";
          return (
            <Field
              key={role}
              label={RELEASE_ROLE_NAMES[role]}
              hint={`The checklist asks for ${own}${others}. The ${service ? "highest" : "higher"} number counts.`}
            >
              <Select value={counts.get(role) ?? 0} onChange={(event) => setCounts(new Map(counts).set(role, Number(event.target.value)))}>
                {Array.from({ length: MOST + 1 }, (_, count) => (
                  <option key={String(count)} value={count}>
                    {count === 0 ? "Nobody more" : count}
                  </option>
                ))}
              </Select>
            </Field>
          );
        })}
      </div>
      {proofDialog}
    </FormDialog>
  );
}

function countOf(requirements: GatePolicyDto["own"], role: ReleaseRole): number {
  return requirements.find((one) => one.role === role)?.count ?? 0;
}
