import { incidentNoteBody, incidentParams } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Adds a note to the timeline; with `told` it says that stakeholders were told. */
export const POST = incidentRoute({
  permission: "incident.note",
  params: incidentParams,
  body: incidentNoteBody,
  command: ({ body }) => ({ type: "note", ...body }),
});
