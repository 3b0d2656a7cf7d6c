import { evidenceBody, itemParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Adds an evidence link to an item. */
export const POST = commandRoute({
  permission: "item.tick",
  params: itemParams,
  body: evidenceBody,
  command: ({ params, body }) => ({ type: "item.add-evidence", item: params.item, ...body }),
});
