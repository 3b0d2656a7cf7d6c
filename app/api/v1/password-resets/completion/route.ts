import { completedResetDto, completeResetBody } from "@/lib/contracts/access";
import { completeReset } from "@/lib/server/access/password-reset";
import { addressOf } from "@/lib/server/platform/client-address";
import { route } from "@/lib/server/platform/route";

/** Sets a new password by an admin's one-time link and ends every session of the person. */
export const POST = route({
  permission: "public",
  body: completeResetBody,
  answer: completedResetDto,
  handler: ({ request, body }) => completeReset(body, addressOf(request.headers)),
});
