"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plug, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { RemoveButton } from "@/components/settings/remove-button";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { integrationsQuery, removeIntegration } from "@/lib/client/integration";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { IntegrationDto, IntegrationsDto } from "@/lib/contracts/integration";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { KIND_LABELS } from "./integration-words";
import { NewIntegrationDialog } from "./new-integration-dialog";
import { RenewAddressButton } from "./renew-address-button";
import { RulesSheet } from "./rules-sheet";

/** Systems outside that report to the team, and what their reports do. */
export function IntegrationsPage({ first }: { first: IntegrationsDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...integrationsQuery(team.id), initialData: first });
  const [open, setOpen] = useState<"new" | string | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(integrationsQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const { integrations, services, canMake } = data;
  const add = (
    <Button
      size="sm"
      variant={integrations.length === 0 ? "primary" : "secondary"}
      onClick={() => setOpen("new")}
      disabledReason={canMake ? undefined : "An admin makes integrations."}
    >
      <Plus aria-hidden="true" />
      New integration
    </Button>
  );
  const edited = integrations.find(({ id }) => id === open);
  return (
    <>
      {integrations.length > 0 ? <div className="mb-3 flex items-center justify-end gap-2">{add}</div> : null}
      <Panel title="Integrations">
        {integrations.length === 0 ? (
          <EmptyState icon={Plug} title="No integrations yet" action={add} className="py-12">
            GitHub, GitLab, Argo CD, Flux and Alertmanager report here. Rules set items with evidence, or raise a flag.
          </EmptyState>
        ) : (
          <ul>
            {integrations.map((one) => (
              <IntegrationRow
                key={one.id}
                integration={one}
                zone={zone}
                isAdmin={canMake}
                onRules={() => setOpen(one.id)}
                onChanged={refresh}
              />
            ))}
          </ul>
        )}
      </Panel>
      {open === "new" ? <NewIntegrationDialog team={team.id} onClose={() => setOpen(null)} onMade={refresh} /> : null}
      {edited ? (
        <RulesSheet team={team.id} zone={zone} integration={edited} services={services} onClose={() => setOpen(null)} onSaved={refresh} />
      ) : null}
    </>
  );
}

type RowProps = { integration: IntegrationDto; zone: string; isAdmin: boolean; onRules: () => void; onChanged: () => void };

function IntegrationRow({ integration, zone, isAdmin, onRules, onChanged }: RowProps) {
  const { team } = useWorkspace();
  const { id, name, kind, rules, refused, lastReceivedAt } = integration;
  const last = lastReceivedAt
    ? `last report ${dayLabel(lastReceivedAt, zone)} at ${zonedTime(lastReceivedAt, zone)}`
    : "nothing received yet";
  const counted = rules.length === 1 ? "1 rule" : `${rules.length} rules`;
  return (
    <li className="flex items-start gap-3 border-border-soft px-4 py-3 not-first:border-t max-md:flex-wrap">
      <div className="min-w-0 flex-1 max-md:basis-full">
        <p className="truncate font-medium">{name}</p>
        <p className="tnum mt-0.5 text-subtle-foreground text-xs">
          {[KIND_LABELS[kind], counted, last, refused > 0 ? `${refused} refused` : ""].filter(Boolean).join(" · ")}
        </p>
      </div>
      <Button size="sm" onClick={onRules} aria-label={`Rules of ${name}`}>
        Rules
      </Button>
      {isAdmin ? <RenewAddressButton integration={integration} /> : null}
      {isAdmin ? (
        <RemoveButton
          name={name}
          text="Its address leads nowhere from then on. What it reported on releases stays."
          remove={() => removeIntegration(team.id, id)}
          onRemoved={onChanged}
        />
      ) : null}
    </li>
  );
}
