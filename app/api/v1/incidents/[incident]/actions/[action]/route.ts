import { actionParams, changeActionBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Changes an action item: its title, owner or deadline. */
export const PATCH = incidentRoute({
  permission: "incident.work",
  params: actionParams,
  body: changeActionBody,
  command: async ({ params, body: { changes, expectedVersion }, person }) => {
    const { owner, ...rest } = changes;
    const named = owner === undefined ? rest : { ...rest, owner: await person(owner, "changes.owner") };
    return { type: "action.change", action: params.action, changes: named, expectedVersion };
  },
});
