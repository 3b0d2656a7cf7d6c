import { messageDto, messageParams } from "@/lib/contracts/message";
import { getMessage } from "@/lib/server/comms/data";
import { sourceIn } from "@/lib/server/comms/source-id";
import { route } from "@/lib/server/platform/route";

/** A message as it was written, and how it stands. */
export const GET = route({
  permission: "release.read",
  params: messageParams,
  answer: messageDto,
  handler: ({ access, params }) => getMessage(access, sourceIn(params), params.message),
});
