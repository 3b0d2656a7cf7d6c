import { assignBody, itemParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";
import { findAssignee } from "@/lib/server/release/people";

/** Gives an item to a member of the team, or to nobody. */
export const PUT = commandRoute({
  permission: "item.tick",
  params: itemParams,
  body: assignBody,
  command: async ({ params, body, access }) => ({
    type: "item.assign",
    item: params.item,
    assignee: await findAssignee(access, params.release, body.assignee),
  }),
});
