import { acceptedDto, acceptInvitationBody } from "@/lib/contracts/access";
import { acceptInvitation } from "@/lib/server/access/acceptance";
import { addressOf } from "@/lib/server/platform/client-address";
import { route } from "@/lib/server/platform/route";

/** Joins the team of an invitation: a new person with name and password, an existing one signed in. */
export const POST = route({
  permission: "public",
  body: acceptInvitationBody,
  answer: acceptedDto,
  handler: ({ request, body, viewer }) => acceptInvitation(body, viewer, addressOf(request.headers)),
});
