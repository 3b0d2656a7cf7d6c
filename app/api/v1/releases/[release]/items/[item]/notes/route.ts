import { itemParams, textBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Adds a note to an item. */
export const POST = commandRoute({
  permission: "item.tick",
  params: itemParams,
  body: textBody,
  command: ({ params, body }) => ({ type: "item.note", item: params.item, ...body }),
});
