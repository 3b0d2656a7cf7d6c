"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Server } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useTeamChanges } from "@/lib/client/live";
import { servicesQuery } from "@/lib/client/service";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { ServicesDto } from "@/lib/contracts/service";
import { type OpenDialog, ServiceDialogs } from "./service-dialogs";
import { ServiceTable } from "./service-table";

/** What the team releases, and where. */
export function ServicesPage({ first }: { first: ServicesDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...servicesQuery(team.id), initialData: first });
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(servicesQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const { services, canManage } = data;
  const add = canManage ? (
    <Button variant="primary" onClick={() => setOpen({ kind: "new" })}>
      <Plus aria-hidden="true" />
      New service
    </Button>
  ) : null;

  return (
    <>
      <PageHeader
        title="Services"
        description={`What the team releases, and where it goes.${canManage ? "" : " A manager of the team can change this."}`}
        actions={services.length > 0 ? add : null}
      />
      <div className="mt-4 overflow-hidden rounded-lg border border-border bg-card">
        {services.length === 0 ? (
          <EmptyState icon={Server} title="No services yet" action={add} className="py-12">
            A service is what a release is of.{" "}
            {canManage ? "Name the first one to plan a release." : "A manager of the team names the first one."}
          </EmptyState>
        ) : (
          <ServiceTable services={services} zone={zone} actions={canManage ? (kind, service) => setOpen({ kind, service }) : null} />
        )}
      </div>
      <ServiceDialogs team={team.id} open={open} onClose={() => setOpen(null)} />
    </>
  );
}
