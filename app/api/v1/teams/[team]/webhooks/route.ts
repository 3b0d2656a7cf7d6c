import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { newSecretDto, webhookBody, webhooksDto } from "@/lib/contracts/webhook";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { createWebhook } from "@/lib/server/webhook/commands";
import { listWebhooks } from "@/lib/server/webhook/data";

/** The webhooks of a team, by page. */
export const GET = route({
  permission: "settings.manage",
  params: teamParams,
  query: pageQuery,
  answer: webhooksDto,
  handler: async ({ access, params, query }) => listWebhooks(await requireTeam(access, { id: params.team }), query),
});

/** Makes a webhook; answers its secret, this once. */
export const POST = makingRoute({
  permission: "settings.manage",
  params: teamParams,
  body: webhookBody,
  answer: newSecretDto,
  isSecret: true,
  make: (team, { body }) => createWebhook(team, body),
});
