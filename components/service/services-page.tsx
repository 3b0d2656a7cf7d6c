"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Server } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useToast } from "@/components/ui/toast";
import { useTeamChanges } from "@/lib/client/live";
import { servicesQuery } from "@/lib/client/service";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { ServiceDto, ServicesDto } from "@/lib/contracts/service";
import { ArchiveDialog } from "./archive-dialog";
import { ServiceDialog } from "./service-dialog";
import { ServiceTable } from "./service-table";

type Open = { kind: "new" } | { kind: "edit" | "archive"; service: ServiceDto };

/** What the team releases, and where. */
export function ServicesPage({ first }: { first: ServicesDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const toast = useToast();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...servicesQuery(team.id), initialData: first });
  const [open, setOpen] = useState<Open | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(servicesQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const close = () => setOpen(null);
  const { services, canManage } = data;

  const add = (
    <Button variant="primary" onClick={() => setOpen({ kind: "new" })}>
      <Plus aria-hidden="true" />
      New service
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Services"
        description={
          canManage
            ? "What the team releases, and where it goes."
            : "What the team releases, and where it goes. A manager of the team can change this."
        }
        actions={canManage && services.length > 0 ? add : null}
      />
      <div className="mt-4 overflow-hidden rounded-lg border border-border bg-card">
        {services.length === 0 ? (
          <EmptyState icon={Server} title="No services yet" action={canManage ? add : null} className="py-12">
            A service is what a release is of.{" "}
            {canManage ? "Name the first one to plan a release." : "A manager of the team names the first one."}
          </EmptyState>
        ) : (
          <ServiceTable
            services={services}
            zone={zone}
            actions={
              canManage
                ? { onEdit: (service) => setOpen({ kind: "edit", service }), onArchive: (service) => setOpen({ kind: "archive", service }) }
                : null
            }
          />
        )}
      </div>
      {open?.kind === "new" || open?.kind === "edit" ? (
        <ServiceDialog
          team={team.id}
          service={open.kind === "edit" ? open.service : null}
          onClose={close}
          onSaved={({ name }) => {
            close();
            toast.show({ text: open.kind === "edit" ? `${name} saved` : `${name} created` });
          }}
        />
      ) : null}
      {open?.kind === "archive" ? (
        <ArchiveDialog
          team={team.id}
          service={open.service}
          onClose={close}
          onArchived={() => {
            close();
            toast.show({ text: `${open.service.name} archived` });
          }}
        />
      ) : null}
    </>
  );
}
