import { templateContentBody, templateDto, templateParams } from "@/lib/contracts/template";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { saveContent } from "@/lib/server/template/commands";

/** Saves the draft of a template, as fields or as a YAML file, which is refused with line and path of each problem. */
export const PUT = route({
  permission: "template.manage",
  params: templateParams,
  body: templateContentBody,
  answer: templateDto,
  handler: async ({ access, params, body }) => saveContent(await requireTeam(access, { id: params.team }), params.template, body),
});
