import { changeDestinationBody, destinationDto, destinationParams } from "@/lib/contracts/destination";
import { requireTeam } from "@/lib/server/access/team";
import { changeDestination, removeDestination } from "@/lib/server/comms/destination-commands";
import { route } from "@/lib/server/platform/route";

/** Changes a destination of messages. */
export const PUT = route({
  permission: "integration.manage",
  params: destinationParams,
  body: changeDestinationBody,
  answer: destinationDto,
  handler: async ({ access, params, body }) => changeDestination(await requireTeam(access, { id: params.team }), params.destination, body),
});

/** Removes a destination of messages; what was sent there stays on record. */
export const DELETE = route({
  permission: "integration.manage",
  params: destinationParams,
  handler: async ({ access, params }) => removeDestination(await requireTeam(access, { id: params.team }), params.destination),
});
