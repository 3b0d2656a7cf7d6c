import { itemParams, reportBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Reports an item as passed or failed together with its evidence: the one way in which a token ticks. */
export const POST = commandRoute({
  permission: "item.tick",
  params: itemParams,
  body: reportBody,
  command: ({ params, body }) => ({ type: "item.report", item: params.item, ...body }),
});
