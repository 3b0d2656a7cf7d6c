import { templateDto, templateParams } from "@/lib/contracts/template";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { getTemplate } from "@/lib/server/template/data";

/** A template with its draft, what that would change, and what keeps it from being published. */
export const GET = route({
  permission: "service.read",
  params: templateParams,
  answer: templateDto,
  handler: async ({ access, params }) => getTemplate(await requireTeam(access, { id: params.team }), params.template),
});
