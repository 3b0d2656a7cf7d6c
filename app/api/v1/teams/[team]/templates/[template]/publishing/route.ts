import { templateDto, templateParams, templateRevisionBody } from "@/lib/contracts/template";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { publishTemplate } from "@/lib/server/template/commands";

/** Publishes the draft of a template as its next version, which new releases are made from. */
export const POST = route({
  permission: "template.manage",
  params: templateParams,
  body: templateRevisionBody,
  answer: templateDto,
  handler: async ({ access, params, body }) =>
    publishTemplate(await requireTeam(access, { id: params.team }), params.template, body.revision),
});
