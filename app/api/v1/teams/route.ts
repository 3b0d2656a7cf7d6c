import { newTeamBody, newTeamDto } from "@/lib/contracts/access";
import { foundTeam } from "@/lib/server/access/new-team";
import { once } from "@/lib/server/platform/once";
import { route } from "@/lib/server/platform/route";

/** Makes another team, whose admin the person becomes. */
export const POST = route({
  permission: "signed-in",
  body: newTeamBody,
  answer: newTeamDto,
  handler: ({ request, viewer, body }) => once({ request, body, viewer }, () => foundTeam(viewer, body)),
});
