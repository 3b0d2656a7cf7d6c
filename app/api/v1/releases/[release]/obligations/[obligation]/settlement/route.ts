import { obligationParams, settleBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Settles an obligation, saying where it is to be found and, of what is judged afterwards, the verdict. */
export const POST = commandRoute({
  permission: "obligation.settle",
  params: obligationParams,
  body: settleBody,
  command: ({ params, body }) => ({ type: "obligation.settle", obligation: params.obligation, ...body }),
});
