import { incidentParams, postMortemDto } from "@/lib/contracts/incident";
import { getPostMortem } from "@/lib/server/incident/post-mortem";
import { route } from "@/lib/server/platform/route";

/** What the record of an incident says so far for each section of its post-mortem. */
export const GET = route({
  permission: "incident.read",
  params: incidentParams,
  answer: postMortemDto,
  handler: ({ access, params }) => getPostMortem(access, params.incident),
});
