import { availabilityDto, availabilityQuery } from "@/lib/contracts/availability";
import { releaseParams } from "@/lib/contracts/release-commands";
import { availabilityOf } from "@/lib/server/access/availability";
import { route } from "@/lib/server/platform/route";
import { requireRelease } from "@/lib/server/release/data";

/** Whether the people of a release's team are there at some moments, for whoever may change its roster. */
export const GET = route({
  permission: "release.edit",
  params: releaseParams,
  query: availabilityQuery,
  answer: availabilityDto,
  handler: async ({ access, params, query }) => availabilityOf((await requireRelease(access, params.release)).state.teamId, query),
});
