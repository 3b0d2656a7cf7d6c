import { phaseParams } from "@/lib/contracts/release-commands";
import { orderBody } from "@/lib/contracts/scope-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Puts the items of a section in another order; children follow their parents. */
export const PUT = commandRoute({
  permission: "release.edit",
  params: phaseParams,
  body: orderBody,
  command: ({ params, body }) => ({ type: "items.reorder", phase: params.phase, ...body }),
});
