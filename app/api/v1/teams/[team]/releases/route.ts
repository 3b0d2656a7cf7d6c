import { releaseListDto, releaseListQuery } from "@/lib/contracts/list";
import { newReleaseBody, plannedRelease, teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { idempotencyOf } from "@/lib/server/platform/idempotency";
import { route } from "@/lib/server/platform/route";
import { listReleases } from "@/lib/server/release/list";
import { createPlannedRelease } from "@/lib/server/release/plan";

/** The releases of a team, by page. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  query: releaseListQuery,
  answer: releaseListDto,
  handler: async ({ access, params, query }) => listReleases(await requireTeam(access, { id: params.team }), query),
});

/** Makes a release, as a draft or planned at once. */
export const POST = route({
  permission: "release.create",
  params: teamParams,
  body: newReleaseBody,
  answer: plannedRelease,
  handler: async ({ request, access, params, body }) =>
    createPlannedRelease({ team: await requireTeam(access, { id: params.team }), body, idempotency: idempotencyOf(request, body) }),
});
