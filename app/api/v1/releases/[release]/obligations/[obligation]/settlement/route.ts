import { noteBody, obligationParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Settles an obligation. */
export const POST = commandRoute({
  permission: "obligation.settle",
  params: obligationParams,
  body: noteBody,
  command: ({ params, body }) => ({ type: "obligation.settle", obligation: params.obligation, ...body }),
});
