import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { madeTokenDto, newTokenBody, tokensDto } from "@/lib/contracts/token";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { createToken, listTokens } from "@/lib/server/access/tokens";
import { route } from "@/lib/server/platform/route";

/** The API tokens of a team that are not revoked, by page, without their secrets. */
export const GET = route({
  permission: "settings.manage",
  params: teamParams,
  query: pageQuery,
  answer: tokensDto,
  handler: async ({ access, params, query }) => listTokens(await requireTeam(access, { id: params.team }), query),
});

/** Makes a token. Answers the secret, which is shown this once. Asks for a fresh proof. */
export const POST = makingRoute({
  permission: "settings.manage",
  params: teamParams,
  body: newTokenBody,
  answer: madeTokenDto,
  isSecret: true,
  make: (team, { body }) => createToken(team, body),
});
