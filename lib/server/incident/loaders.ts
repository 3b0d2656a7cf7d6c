import { notFound } from "next/navigation";
import { cache } from "react";
import { type IncidentDto, type IncidentListDto, incidentParams, type TimelineDto } from "@/lib/contracts/incident";
import { PAGE_SIZE } from "@/lib/contracts/page";
import { orNotFound, pageAccess, pageTeam } from "@/lib/server/access/loaders";
import { getIncident, listTimeline } from "./data";
import { listIncidents } from "./list";

const FIRST = { limit: PAGE_SIZE };

/** The first page of a team's incidents. */
export async function incidentsPage(slug: string): Promise<IncidentListDto> {
  return listIncidents(await pageTeam(slug, "incident.read"), FIRST);
}

/** The incident of a page's address, read once per request. */
export const incidentPage = cache(async (id: string): Promise<IncidentDto> => {
  const params = incidentParams.safeParse({ incident: id });
  if (!params.success) notFound();
  return orNotFound(getIncident(await pageAccess("incident.read"), params.data.incident));
});

/** The newest of what happened to it. */
export async function timelinePage(id: string): Promise<TimelineDto> {
  return listTimeline(await pageAccess("incident.read"), id, FIRST);
}
