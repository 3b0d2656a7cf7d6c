"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Snowflake } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import { freezesQuery } from "@/lib/client/freeze";
import { useTeamChanges } from "@/lib/client/live";
import { usePageNow } from "@/lib/client/page-now";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { FreezeDto, FreezesDto } from "@/lib/contracts/freeze";
import { FreezeDialog } from "./freeze-dialog";
import { type FreezeActions, FreezeRow } from "./freeze-row";
import { LiftDialog } from "./lift-dialog";

type Open = { kind: "new" } | { kind: "edit" | "lift"; freeze: FreezeDto };
type FreezesPageProps = { first: FreezesDto; services: readonly { readonly id: string; readonly name: string }[] };

/** Times in which nothing should be deployed. */
export function FreezesPage({ first, services }: FreezesPageProps) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const toast = useToast();
  const viewerZone = useViewerZone(user.zone, "UTC");
  const { data, dataUpdatedAt } = useQuery({ ...freezesQuery(team.id), initialData: first });
  const now = usePageNow({ now: data.now, receivedAt: dataUpdatedAt });
  const [open, setOpen] = useState<Open | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(freezesQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const close = () => setOpen(null);
  const finish = (text: string) => {
    close();
    toast.show({ text });
  };
  const actions: FreezeActions | null = data.canManage
    ? { onEdit: (freeze) => setOpen({ kind: "edit", freeze }), onRemove: (freeze) => setOpen({ kind: "lift", freeze }) }
    : null;
  const add = (
    <Button variant="primary" onClick={() => setOpen({ kind: "new" })}>
      <Plus aria-hidden="true" />
      New freeze
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Freezes"
        description={`Times in which nothing should be deployed.${data.canManage ? "" : " A manager of the team declares them."}`}
        actions={data.canManage && data.freezes.length > 0 ? add : null}
      />
      <section aria-label="Present and coming" className="mt-4 rounded-lg border border-border bg-card">
        {data.freezes.length === 0 ? (
          <EmptyState icon={Snowflake} title="No freeze ahead" action={data.canManage ? add : null} className="py-12">
            Declare the times in which nothing should be deployed. They are drawn in the calendar, and planning a release in one gives a
            warning.
          </EmptyState>
        ) : (
          <FreezeList freezes={data.freezes} {...{ now, viewerZone, actions }} />
        )}
      </section>
      {data.past.length > 0 ? (
        <Panel title="Over" aside="last 90 days" className="mt-5">
          <FreezeList freezes={data.past} actions={null} {...{ now, viewerZone }} />
        </Panel>
      ) : null}
      {open?.kind === "new" || open?.kind === "edit" ? (
        <FreezeDialog
          team={team.id}
          services={services}
          freeze={open.kind === "edit" ? open.freeze : null}
          viewerZone={viewerZone}
          onClose={close}
          onSaved={({ name }) => finish(`${name} ${open.kind === "edit" ? "saved" : "declared"}`)}
        />
      ) : null}
      {open?.kind === "lift" ? (
        <LiftDialog team={team.id} freeze={open.freeze} onClose={close} onLifted={() => finish(`${open.freeze.name} lifted`)} />
      ) : null}
    </>
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
