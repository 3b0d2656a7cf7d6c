import { freezeDto, freezesDto, newFreezeBody } from "@/lib/contracts/freeze";
import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { createFreeze } from "@/lib/server/freeze/commands";
import { listFreezes } from "@/lib/server/freeze/data";
import { route } from "@/lib/server/platform/route";

/** The freezes of a team, present, coming and of the last 90 days, by page. */
export const GET = route({
  permission: "service.read",
  params: teamParams,
  query: pageQuery,
  answer: freezesDto,
  handler: async ({ access, params, query }) => listFreezes(await requireTeam(access, { id: params.team }), query),
});

/** Declares a freeze. */
export const POST = makingRoute({
  permission: "freeze.manage",
  params: teamParams,
  body: newFreezeBody,
  answer: freezeDto,
  make: (team, { body }) => createFreeze(team, body),
});
