"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Siren } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { errorText } from "@/lib/client/api";
import { incidentsQuery } from "@/lib/client/incident";
import { incidentHref } from "@/lib/client/incident-href";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { IncidentListDto } from "@/lib/contracts/incident";
import { DeclareDialog } from "./declare-dialog";
import { IncidentRow } from "./incident-row";
import { Reference } from "./reference";

/** What goes wrong in the team, and what did: open ones first. */
export function IncidentsPage({ first }: { first: IncidentListDto }) {
  const { team } = useWorkspace();
  const router = useRouter();
  const queries = useQueryClient();
  const [isDeclaring, setDeclaring] = useState(false);
  const { data } = useInfiniteQuery(incidentsQuery(team.id, first));
  const refresh = useCallback(() => void queries.invalidateQueries(incidentsQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const open = incidentsOf(data?.pages ?? [first]).filter(({ status }) => status === "open").length;

  return (
    <>
      <PageHeader
        title="Incidents"
        description={open === 0 ? "Nothing is open." : `${open} open${open > 1 ? ", the worst first" : ""}.`}
        actions={
          <Button
            variant="primary"
            onClick={() => setDeclaring(true)}
            disabledReason={first.canDeclare ? undefined : "Your role reads. A member of the team declares."}
            reasonClassName="order-first"
          >
            <Siren aria-hidden="true" />
            Declare an incident
          </Button>
        }
      />
      <IncidentList first={first} />
      <Reference />
      {isDeclaring ? (
        <DeclareDialog
          release={null}
          onClose={() => setDeclaring(false)}
          onDeclared={(incident) => router.push(incidentHref(team.slug, incident))}
        />
      ) : null}
    </>
  );
}

const incidentsOf = (pages: readonly IncidentListDto[]) => pages.flatMap((page) => page.incidents);

function IncidentList({ first }: { first: IncidentListDto }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const query = useInfiniteQuery(incidentsQuery(team.id, first));
  const pages = query.data?.pages ?? [first];
  const incidents = incidentsOf(pages);
  const timed = { now: pages.at(-1)?.now ?? first.now, receivedAt: query.dataUpdatedAt };
  return (
    <div className="mt-4 overflow-hidden rounded-lg border border-border bg-card">
      {incidents.length === 0 ? (
        <EmptyState icon={Siren} title="No incidents" className="py-12">
          One that is declared, here or in the room of a release, appears with its clock, its commander and the next update that is due.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border-soft" aria-label="Incidents">
          {incidents.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} timed={timed} zone={zone} />
          ))}
        </ul>
      )}
      {query.isError ? (
        <ErrorState title="The incidents did not load" onRetry={() => void query.refetch()} className="py-6">
          {errorText(query.error)}
        </ErrorState>
      ) : null}
      {query.hasNextPage ? (
        <div className="border-border-soft border-t px-4 py-2 text-center">
          <Button size="sm" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </div>
  );
}
