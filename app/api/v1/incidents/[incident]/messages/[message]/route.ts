import { letterParams, messageDto } from "@/lib/contracts/message";
import { getMessage } from "@/lib/server/comms/data";
import { sourceIn } from "@/lib/server/comms/source-id";
import { route } from "@/lib/server/platform/route";

/** A message of an incident as it was written, and how it stands. */
export const GET = route({
  permission: "incident.read",
  params: letterParams,
  answer: messageDto,
  handler: ({ access, params }) => getMessage(access, sourceIn(params), params.message),
});
