"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { ScrollArea } from "@/components/release/scroll-area";
import { useWorkspace } from "@/components/shell/workspace";
import { incidentKey, incidentQuery } from "@/lib/client/incident";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { IncidentDto, TimelineDto } from "@/lib/contracts/incident";
import { ActionItems } from "./action-items";
import { Afterwards } from "./afterwards";
import { DecisionTree } from "./decision-tree";
import { HandoverBanner } from "./handover-banner";
import { IncidentFacts } from "./incident-facts";
import { IncidentHead } from "./incident-head";
import { NextIncidentUpdate } from "./next-incident-update";
import { Playbooks } from "./playbooks";
import { PostMortem } from "./post-mortem";
import { Timeline } from "./timeline";
import { IncidentContext, useIncident } from "./use-incident";

/**
 * One incident, live: who leads and how bad it is at the left, what is to be done in the centre, what happened at the right; below 1280 px
 * the first two in one column, below 1024 px all of it. Once it is resolved the centre begins with what remains of it. Source: DESIGN section 7, as the rollback room.
 */
export function IncidentPage({ first, timeline }: { first: IncidentDto; timeline: TimelineDto }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const queries = useQueryClient();
  const [isTelling, setTelling] = useState(false);
  const { id } = first.incident;
  const { data, dataUpdatedAt } = useQuery({ ...incidentQuery(id), initialData: first });
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: incidentKey(id) }), [queries, id]);
  useTeamChanges(team.id, refresh);
  const view = { ...data, viewer: user, zone, timed: { now: data.now, receivedAt: dataUpdatedAt } };
  return (
    <IncidentContext value={view}>
      <div className="-mx-6 -mt-5 -mb-6 flex h-[calc(100%+2.75rem)] flex-col max-lg:h-auto max-md:-mx-4 print:m-0 print:block print:h-auto">
        <IncidentHead />
        <HandoverBanner />
        <NextIncidentUpdate onPress={() => setTelling(true)} className="lg:hidden" />
        <div className="flex min-h-0 flex-1 max-lg:flex-col print:block">
          <div className="flex min-h-0 min-w-0 flex-1 max-xl:block max-xl:overflow-y-auto max-lg:overflow-visible print:block">
            <ScrollArea
              label="What is known"
              className="shrink-0 border-border max-xl:border-b md:max-xl:grid md:max-xl:grid-cols-2 xl:w-[300px] xl:border-r print:hidden"
            >
              <IncidentFacts />
            </ScrollArea>
            <ScrollArea
              label="What is to be done"
              className="min-w-0 flex-1 bg-card max-lg:border-border max-lg:border-b print:overflow-visible"
            >
              <Work />
            </ScrollArea>
          </div>
          <Timeline first={timeline} isTelling={isTelling} onTelling={setTelling} />
        </div>
      </div>
    </IncidentContext>
  );
}

function Work() {
  const { incident } = useIncident();
  if (incident.status === "open") {
    return (
      <>
        <Playbooks />
        <DecisionTree />
        <ActionItems />
      </>
    );
  }
  return (
    <>
      <PostMortem />
      <div className="print:hidden">
        <Afterwards />
      </div>
      <ActionItems />
      <div className="print:hidden">
        <Playbooks />
      </div>
    </>
  );
}
