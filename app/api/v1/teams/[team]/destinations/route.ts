import { destinationBody, destinationsDto, newDestinationDto } from "@/lib/contracts/destination";
import { teamParams } from "@/lib/contracts/plan";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { createDestination } from "@/lib/server/comms/destination-commands";
import { listDestinations } from "@/lib/server/comms/destinations";
import { route } from "@/lib/server/platform/route";

/** Who the audiences of a team are, and where they read. */
export const GET = route({
  permission: "integration.manage",
  params: teamParams,
  answer: destinationsDto,
  handler: async ({ access, params }) => listDestinations(await requireTeam(access, { id: params.team })),
});

/** Adds somebody to audiences; answers the secret of a webhook, this once. */
export const POST = makingRoute({
  permission: "integration.manage",
  params: teamParams,
  body: destinationBody,
  answer: newDestinationDto,
  isSecret: true,
  make: (team, { body }) => createDestination(team, body),
});
