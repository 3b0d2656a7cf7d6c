import { declareBody, incidentListDto, incidentResult } from "@/lib/contracts/incident";
import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { listIncidents } from "@/lib/server/incident/list";
import { once } from "@/lib/server/platform/once";
import { route } from "@/lib/server/platform/route";

/** The incidents of a team, by page: open ones first. */
export const GET = route({
  permission: "incident.read",
  params: teamParams,
  query: pageQuery,
  answer: incidentListDto,
  handler: async ({ access, params, query }) => listIncidents(await requireTeam(access, { id: params.team }), query),
});

/** Declares an incident, from a release or alone. */
export const POST = route({
  permission: "incident.work",
  params: teamParams,
  body: declareBody,
  answer: incidentResult,
  handler: async ({ request, params, body, access }) => {
    const declarer = await requireDeclarer(access, params.team, body.release);
    return once({ request, body, viewer: access.viewer }, () => declare(declarer, body));
  },
});
