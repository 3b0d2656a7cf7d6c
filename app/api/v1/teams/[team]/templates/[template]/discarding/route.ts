import { templateDto, templateParams, templateRevisionBody } from "@/lib/contracts/template";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { discardDraft } from "@/lib/server/template/commands";

/** Discards the draft of a template; what is published stays. */
export const POST = route({
  permission: "template.manage",
  params: templateParams,
  body: templateRevisionBody,
  answer: templateDto,
  handler: async ({ access, params, body }) => discardDraft(await requireTeam(access, { id: params.team }), params.template, body.revision),
});
