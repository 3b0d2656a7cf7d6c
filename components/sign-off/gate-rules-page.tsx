"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { gateRulesQuery } from "@/lib/client/gate-policy";
import { useTeamChanges } from "@/lib/client/live";
import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { GateRuleChange } from "./gate-rule-change";
import { GateRuleDialog } from "./gate-rule-dialog";

/** What the team asks for at its gates beside its checklists; a change of it is signed by those who sign the gate. Source: SIGNOFF rule 5. */
export function GateRulesPage({ first }: { first: GatePoliciesDto }) {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const query = gateRulesQuery(team.id);
  const { data } = useQuery({ ...query, initialData: first });
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ["teams", team.id, "gate-rules"] }), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const [asked, setAsked] = useState<GatePolicyDto | null>(null);
  const changed = (next: GatePoliciesDto) => queries.setQueryData(query.queryKey, next);
  const checklists = [...Map.groupBy(data.gates, (gate) => gate.template).values()];
  return (
    <>
      <p className="mb-4 max-w-prose text-muted-foreground text-sm">
        Who must sign beside those whom a checklist asks for. The first rule of a gate holds at once; changing it takes the sign-offs of the
        rule as it stands. Releases that are made already keep theirs until somebody applies the new one there.
        {data.canManage ? "" : " A manager of the team can ask for another rule."}
      </p>
      <div className="space-y-4">
        {checklists.map((gates) => (
          <Panel key={gates[0]?.template} title={gates[0]?.templateName}>
            <ul className="divide-y divide-border-soft">
              {gates.map((gate) => (
                <GateRow key={gate.phase} gate={gate} canManage={data.canManage} onAsk={() => setAsked(gate)} onChanged={changed} />
              ))}
            </ul>
          </Panel>
        ))}
      </div>
      {asked ? (
        <GateRuleDialog
          gate={asked}
          onClose={() => setAsked(null)}
          onChanged={(next) => {
            changed(next);
            setAsked(null);
          }}
        />
      ) : null}
    </>
  );
}

type RowProps = { gate: GatePolicyDto; canManage: boolean; onAsk: () => void; onChanged: (next: GatePoliciesDto) => void };

function GateRow({ gate, canManage, onAsk, onChanged }: RowProps) {
  const { code, name, own, requirements, proposal } = gate;
  return (
    <li className="px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <h3 className="font-medium">{name === code ? code : `${code} ${name}`}</h3>
          <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3 text-muted-foreground text-xs">
            <dt>Checklist</dt>
            <dd>{requirementsText(own) || "Nobody"}</dd>
            <dt>Team</dt>
            <dd>{requirementsText(requirements) || "Nobody more"}</dd>
          </dl>
        </div>
        {canManage && !proposal ? (
          <Button size="sm" onClick={onAsk} aria-label={`Change the rule of ${code}`}>
            {requirements.length > 0 ? "Change…" : "Ask for more…"}
          </Button>
        ) : null}
      </div>
      {proposal ? <GateRuleChange gate={gate} proposal={proposal} onChanged={onChanged} /> : null}
    </li>
  );
}
