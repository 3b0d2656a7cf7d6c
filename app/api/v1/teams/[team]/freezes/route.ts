import { freezeDto, freezesDto, newFreezeBody } from "@/lib/contracts/freeze";
import { teamParams } from "@/lib/contracts/plan";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { createFreeze } from "@/lib/server/freeze/commands";
import { listFreezes } from "@/lib/server/freeze/data";
import { route } from "@/lib/server/platform/route";

/** The freezes of a team, present, coming and of the last 90 days. */
export const GET = route({
  permission: "service.read",
  params: teamParams,
  answer: freezesDto,
  handler: async ({ access, params }) => listFreezes(await requireTeam(access, { id: params.team })),
});

/** Declares a freeze. */
export const POST = makingRoute({
  permission: "freeze.manage",
  params: teamParams,
  body: newFreezeBody,
  answer: freezeDto,
  make: (team, { body }) => createFreeze(team, body),
});
