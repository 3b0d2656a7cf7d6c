import { incidentParams, timelineAnswer } from "@/lib/contracts/incident";
import { pageQuery } from "@/lib/contracts/page";
import { listTimeline } from "@/lib/server/incident/data";
import { route } from "@/lib/server/platform/route";

/** What happened to an incident, newest first, by page. */
export const GET = route({
  permission: "incident.read",
  params: incidentParams,
  query: pageQuery,
  answer: timelineAnswer,
  handler: ({ access, params, query }) => listTimeline(access, params.incident, query),
});
