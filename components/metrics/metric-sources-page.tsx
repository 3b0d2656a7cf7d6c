"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Activity, Pencil, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { RemoveButton } from "@/components/settings/remove-button";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import { useTeamChanges } from "@/lib/client/live";
import { metricSourcesQuery, removeMetricSource } from "@/lib/client/metric-source";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { MetricSourceDto, MetricSourcesDto } from "@/lib/contracts/metric-source";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { QueriesSheet } from "./queries-sheet";
import { SourceDialog } from "./source-dialog";

type Open = { readonly kind: "new" } | { readonly kind: "source" | "queries"; readonly id: string };

/** The Prometheus servers that the team's metrics are read from, and whether they answer. */
export function MetricSourcesPage({ first }: { first: MetricSourcesDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...metricSourcesQuery(team.id), initialData: first });
  const [open, setOpen] = useState<Open | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(metricSourcesQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const { sources, services, canMake, allowsPrivate } = data;
  const add = (
    <Button
      size="sm"
      variant={sources.length === 0 ? "primary" : "secondary"}
      onClick={() => setOpen({ kind: "new" })}
      disabledReason={canMake ? undefined : "An admin adds sources."}
    >
      <Plus aria-hidden="true" />
      Add a Prometheus
    </Button>
  );
  const opened = sources.find((one) => open !== null && open.kind !== "new" && one.id === open.id) ?? null;
  const close = () => setOpen(null);
  return (
    <>
      {sources.length > 0 ? <div className="mb-3 flex items-center justify-end gap-2">{add}</div> : null}
      <Panel title="Metrics">
        {sources.length === 0 ? (
          <EmptyState icon={Activity} title="No Prometheus yet" action={add} className="py-12">
            Stages of a canary measure themselves from it. Until then readings are typed, or pushed with an API token.
          </EmptyState>
        ) : (
          <ul>
            {sources.map((one) => (
              <SourceRow key={one.id} source={one} zone={zone} isAdmin={canMake} onOpen={setOpen} onChanged={refresh} />
            ))}
          </ul>
        )}
      </Panel>
      {open?.kind === "new" || (open?.kind === "source" && opened) ? (
        <SourceDialog
          team={team.id}
          source={open.kind === "new" ? null : opened}
          allowsPrivate={allowsPrivate}
          onClose={close}
          onSaved={refresh}
        />
      ) : null}
      {open?.kind === "queries" && opened ? (
        <QueriesSheet team={team.id} source={opened} services={services} onClose={close} onSaved={refresh} />
      ) : null}
    </>
  );
}

type RowProps = { source: MetricSourceDto; zone: string; isAdmin: boolean; onOpen: (open: Open) => void; onChanged: () => void };

function SourceRow({ source, zone, isAdmin, onOpen, onChanged }: RowProps) {
  const { team } = useWorkspace();
  const { id, name, environment, address, queries, askedAt, problem } = source;
  const counted = queries.length === 1 ? "1 query" : `${queries.length} queries`;
  const asked = askedAt ? `asked ${dayLabel(askedAt, zone)} at ${zonedTime(askedAt, zone)}` : "not asked yet";
  return (
    <li className="flex items-start gap-3 border-border-soft px-4 py-3 not-first:border-t max-md:flex-wrap">
      <div className="min-w-0 flex-1 max-md:basis-full">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate font-mono text-muted-foreground text-xs">{address}</p>
        <p className="tnum mt-0.5 text-subtle-foreground text-xs">
          {[environment === "" ? "every environment" : environment, counted, asked].join(" · ")}
        </p>
        {problem ? <p className="mt-0.5 text-failed-fg text-xs">Does not answer: {problem}</p> : null}
      </div>
      <Button size="sm" onClick={() => onOpen({ kind: "queries", id })} aria-label={`Queries of ${name}`}>
        Queries
      </Button>
      {isAdmin ? (
        <>
          <IconButton label={`Change ${name}`} onClick={() => onOpen({ kind: "source", id })}>
            <Pencil aria-hidden="true" />
          </IconButton>
          <RemoveButton
            name={name}
            text="Nothing is measured from it from then on. What it measured stays on record."
            remove={() => removeMetricSource(team.id, id)}
            onRemoved={onChanged}
          />
        </>
      ) : null}
    </li>
  );
}
