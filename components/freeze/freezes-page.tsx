"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Snowflake } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { freezesQuery } from "@/lib/client/freeze";
import { useTeamChanges } from "@/lib/client/live";
import { usePageNow } from "@/lib/client/page-now";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { FreezeDto, FreezesDto } from "@/lib/contracts/freeze";
import { FreezeDialogs, type OpenDialog } from "./freeze-dialogs";
import { type FreezeActions, FreezeRow } from "./freeze-row";

type FreezesPageProps = { first: FreezesDto; services: readonly { readonly id: string; readonly name: string }[] };

/** Times in which nothing should be deployed. */
export function FreezesPage({ first, services }: FreezesPageProps) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const viewerZone = useViewerZone(user.zone, "UTC");
  const { data, dataUpdatedAt } = useQuery({ ...freezesQuery(team.id), initialData: first });
  const now = usePageNow({ now: data.now, receivedAt: dataUpdatedAt });
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(freezesQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const actions: FreezeActions | null = data.canManage ? (kind, freeze) => setOpen({ kind, freeze }) : null;

  return (
    <>
      <PageHeader
        title="Freezes"
        description={`Times in which nothing should be deployed.${data.canManage ? "" : " A manager of the team declares them."}`}
        actions={data.freezes.length > 0 ? <AddButton canManage={data.canManage} onClick={() => setOpen({ kind: "new" })} /> : null}
      />
      <section aria-label="Present and coming" className="mt-4 rounded-lg border border-border bg-card">
        {data.freezes.length === 0 ? (
          <NoFreeze action={<AddButton canManage={data.canManage} onClick={() => setOpen({ kind: "new" })} />} />
        ) : (
          <FreezeList freezes={data.freezes} {...{ now, viewerZone, actions }} />
        )}
      </section>
      {data.past.length > 0 ? (
        <Panel title="Over" aside="last 90 days" className="mt-5">
          <FreezeList freezes={data.past} actions={null} {...{ now, viewerZone }} />
        </Panel>
      ) : null}
      <FreezeDialogs team={team.id} services={services} viewerZone={viewerZone} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

function AddButton({ canManage, onClick }: { canManage: boolean; onClick: () => void }) {
  if (!canManage) return null;
  return (
    <Button variant="primary" onClick={onClick}>
      <Plus aria-hidden="true" />
      New freeze
    </Button>
  );
}

function NoFreeze({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={Snowflake} title="No freeze ahead" action={action} className="py-12">
      Times in which nothing should be deployed appear here and in the calendar; planning a release in one gives a warning.
    </EmptyState>
  );
}

type ListProps = { freezes: readonly FreezeDto[]; now: string; viewerZone: string; actions: FreezeActions | null };

function FreezeList({ freezes, ...rest }: ListProps) {
  return (
    <ul className="divide-y divide-border-soft">
      {freezes.map((freeze) => (
        <FreezeRow key={freeze.id} freeze={freeze} {...rest} />
      ))}
    </ul>
  );
}
