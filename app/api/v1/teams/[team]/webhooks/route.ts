import { teamParams } from "@/lib/contracts/plan";
import { newSecretDto, webhookBody, webhooksDto } from "@/lib/contracts/webhook";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { createWebhook } from "@/lib/server/webhook/commands";
import { listWebhooks } from "@/lib/server/webhook/data";

/** The webhooks of a team. */
export const GET = route({
  permission: "settings.manage",
  params: teamParams,
  answer: webhooksDto,
  handler: async ({ access, params }) => listWebhooks(await requireTeam(access, { id: params.team })),
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
