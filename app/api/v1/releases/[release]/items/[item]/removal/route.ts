import { itemParams } from "@/lib/contracts/release-commands";
import { removalBody } from "@/lib/contracts/scope-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Takes an item out of the checklist, with a reason. What holds its gate goes only by whoever may waive it. */
export const POST = commandRoute({
  permission: "item.tick",
  params: itemParams,
  body: removalBody,
  version: "expectedVersion",
  command: ({ params, body }) => ({ type: "item.take-out", item: params.item, ...body }),
});
