import { firstRunAnswer, firstRunBody } from "@/lib/contracts/access";
import { completeFirstRun } from "@/lib/server/access/first-run";
import { addressOf } from "@/lib/server/platform/client-address";
import { route } from "@/lib/server/platform/route";

/** Makes the first admin and team of an empty installation, once, for whoever has the code of the server's log. */
export const POST = route({
  permission: "public",
  body: firstRunBody,
  answer: firstRunAnswer,
  handler: ({ request, body }) => completeFirstRun(body, addressOf(request.headers)),
});
