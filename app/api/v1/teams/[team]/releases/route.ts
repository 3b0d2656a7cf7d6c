import { newReleaseBody, teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { idempotencyOf } from "@/lib/server/release/idempotency";
import { planRelease } from "@/lib/server/release/plan";

/** Makes a release, as a draft or planned at once. */
export const POST = route({
  permission: "release.create",
  params: teamParams,
  body: newReleaseBody,
  handler: async ({ request, access, params, body }) => {
    const team = await requireTeam(access, { id: params.team });
    const made = await planRelease({ team, body, idempotency: idempotencyOf(request, body) });
    return Response.json(made, { status: 201, headers: { "cache-control": "no-store", location: `/api/v1/releases/${made.id}` } });
  },
});
