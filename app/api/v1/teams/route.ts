import { newTeamBody, newTeamDto } from "@/lib/contracts/access";
import { foundTeam } from "@/lib/server/access/new-team";
import { route } from "@/lib/server/platform/route";

/** Makes another team, whose admin the person becomes. */
export const POST = route({
  permission: "signed-in",
  body: newTeamBody,
  answer: newTeamDto,
  handler: ({ viewer, body }) => foundTeam(viewer, body),
});
