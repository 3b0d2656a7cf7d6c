import { incidentParams } from "@/lib/contracts/incident";
import { shownBody, shownDto } from "@/lib/contracts/status-page";
import { route } from "@/lib/server/platform/route";
import { showIncident } from "@/lib/server/status-page/commands";

/** Takes the messages to customers of an incident that stands alone off the team's status page, those to come included, or puts them back. */
export const PUT = route({
  permission: "incident.work",
  params: incidentParams,
  body: shownBody,
  answer: shownDto,
  handler: ({ access, params, body }) => showIncident(access, params.incident, body),
});
