import { incidentParams, rolesBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Names the scribe and the communications lead. */
export const PUT = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: rolesBody,
  command: async ({ body, person }) => ({
    type: "roles.set",
    roles: {
      scribe: body.scribe === null ? null : await person(body.scribe, "scribe"),
      communicationsLead: body.communicationsLead === null ? null : await person(body.communicationsLead, "communicationsLead"),
    },
    seen: body.seen,
  }),
});
