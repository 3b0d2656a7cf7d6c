import { newTeamBody, newTeamDto, teamsDto } from "@/lib/contracts/access";
import { listOwnTeams } from "@/lib/server/access/data";
import { foundTeam } from "@/lib/server/access/new-team";
import { once } from "@/lib/server/platform/once";
import { route } from "@/lib/server/platform/route";

/** The teams of whoever asks; of a token the one it belongs to. */
export const GET = route({
  permission: "release.read",
  answer: teamsDto,
  handler: ({ access }) => listOwnTeams(access),
});

/** Makes another team, whose admin the person becomes. */
export const POST = route({
  permission: "signed-in",
  body: newTeamBody,
  answer: newTeamDto,
  handler: ({ request, viewer, body }) => once({ request, body, viewer }, () => foundTeam(viewer, body)),
});
