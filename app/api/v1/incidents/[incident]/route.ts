import { incidentDto, incidentParams } from "@/lib/contracts/incident";
import { getIncident } from "@/lib/server/incident/data";
import { route } from "@/lib/server/platform/route";

/** An incident as it is now. */
export const GET = route({
  permission: "incident.read",
  params: incidentParams,
  answer: incidentDto,
  handler: ({ access, params }) => getIncident(access, params.incident),
});
