"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { gateRulesQuery, type RuleScope } from "@/lib/client/gate-policy";
import { useTeamChanges } from "@/lib/client/live";
import type { GatePoliciesDto, GatePolicyDto } from "@/lib/contracts/gate-policy";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { GateRuleChange } from "./gate-rule-change";
import { GateRuleDialog } from "./gate-rule-dialog";

type Named = { readonly id: string; readonly name: string };
type GateRulesPageProps = { first: GatePoliciesDto; services: readonly Named[] };

/**
 * What the team asks for at its gates beside its checklists, of every service or of one; a change of it is signed by those who sign the gate.
 * Source: SIGNOFF rule 5.
 */
export function GateRulesPage({ first, services }: GateRulesPageProps) {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const scope: RuleScope = { team: team.id, service: first.service?.id ?? null };
  const query = gateRulesQuery(scope);
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
      {services.length > 0 ? <ScopeField service={first.service} services={services} /> : null}
      <div className="space-y-4">
        {checklists.map((gates) => (
          <Panel key={gates[0]?.template} title={gates[0]?.templateName}>
            <ul className="divide-y divide-border-soft">
              {gates.map((gate) => (
                <GateRow
                  key={gate.phase}
                  gate={gate}
                  scope={scope}
                  canManage={data.canManage}
                  onAsk={() => setAsked(gate)}
                  onChanged={changed}
                />
              ))}
            </ul>
          </Panel>
        ))}
      </div>
      {asked ? (
        <GateRuleDialog
          gate={asked}
          service={data.service}
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

/** Whose rules are shown: an address of its own each, so that a link leads there. */
function ScopeField({ service, services }: { service: Named | null; services: readonly Named[] }) {
  const router = useRouter();
  const pathname = usePathname();
  return (
    <Field
      label="Rules for"
      className="mb-4 max-w-80"
      hint={service ? `Of ${service.name} alone, beside those of every service: the highest number counts.` : undefined}
    >
      <Select
        value={service?.id ?? ""}
        onChange={({ target }) => router.push(target.value === "" ? pathname : `${pathname}?service=${target.value}`)}
      >
        <option value="">Every service</option>
        {services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type RowProps = {
  gate: GatePolicyDto;
  scope: RuleScope;
  canManage: boolean;
  onAsk: () => void;
  onChanged: (next: GatePoliciesDto) => void;
};

function GateRow({ gate, scope, canManage, onAsk, onChanged }: RowProps) {
  const { code, name, own, team, requirements, proposal } = gate;
  return (
    <li className="px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <h3 className="font-medium">{name === code ? code : `${code} ${name}`}</h3>
          <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3 text-muted-foreground text-xs">
            <dt>Checklist</dt>
            <dd>{requirementsText(own) || "Nobody"}</dd>
            <dt>{scope.service ? "Every service" : "Team"}</dt>
            <dd>{requirementsText(scope.service ? team : requirements) || "Nobody more"}</dd>
            {scope.service ? (
              <>
                <dt>This service</dt>
                <dd>{requirementsText(requirements) || "Nobody more"}</dd>
              </>
            ) : null}
          </dl>
        </div>
        {canManage && !proposal ? (
          <Button size="sm" onClick={onAsk}>
            {requirements.length > 0 ? "Change…" : "Ask for more…"}
            <span className="sr-only"> at {code}</span>
          </Button>
        ) : null}
      </div>
      {proposal ? <GateRuleChange gate={gate} scope={scope} proposal={proposal} onChanged={onChanged} /> : null}
    </li>
  );
}
