import { itemParams } from "@/lib/contracts/release-commands";
import { returnBody } from "@/lib/contracts/scope-commands";
import { commandRoute } from "@/lib/server/release/command-route";
import { usedTemplate } from "@/lib/server/template/data";

/** Puts an item back that was taken out, or that the answers left out. */
export const POST = commandRoute({
  permission: "release.edit",
  params: itemParams,
  body: returnBody,
  command: async ({ params, body }) => ({ type: "item.put-back", item: params.item, ...body, ...(await usedTemplate(params.release)) }),
});
