import { itemParams, setItemBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Sets the status of an item: done, not applicable, waived, failed, blocked or back to do. */
export const PUT = commandRoute({
  permission: "item.tick",
  params: itemParams,
  body: setItemBody,
  version: "expectedVersion",
  command: ({ params, body }) => ({ type: "item.set", item: params.item, ...body }),
});
