import { emptyBody } from "@/lib/contracts/release-commands";
import { templateParams } from "@/lib/contracts/template";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { archiveTemplate } from "@/lib/server/template/commands";

/** Archives a template. Releases that were made from it keep what they have. */
export const POST = route({
  permission: "template.manage",
  params: templateParams,
  body: emptyBody,
  handler: async ({ access, params }) => archiveTemplate(await requireTeam(access, { id: params.team }), params.template),
});
