import { incomingAnswer } from "@/lib/contracts/api-answers";
import { incomingParams } from "@/lib/contracts/integration";
import { receive } from "@/lib/server/integration/receive";
import { route } from "@/lib/server/platform/route";
import { executeCommand } from "@/lib/server/release/commands";

/** Where a system outside reports to. It proves itself by the address and a signature or secret; anything else finds nothing here. */
export const POST = route({
  permission: "public",
  params: incomingParams,
  answer: incomingAnswer,
  quota: "incoming",
  handler: ({ request, params, spend }) => receive({ request, address: params.address, execute: executeCommand, spend }),
});
