import { templateVersionDto, templateVersionParams } from "@/lib/contracts/template";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { getTemplateVersion } from "@/lib/server/template/data";

/** A published version of a template. */
export const GET = route({
  permission: "service.read",
  params: templateVersionParams,
  answer: templateVersionDto,
  handler: async ({ access, params }) =>
    getTemplateVersion(await requireTeam(access, { id: params.team }), params.template, Number(params.version)),
});
