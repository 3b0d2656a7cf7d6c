import { changeObligationBody } from "@/lib/contracts/obligation";
import { obligationParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Gives an obligation to another role, or another deadline, with a reason. */
export const PATCH = commandRoute({
  permission: "obligation.change",
  params: obligationParams,
  body: changeObligationBody,
  command: ({ params, body }) => ({ type: "obligation.change", obligation: params.obligation, ...body }),
});
