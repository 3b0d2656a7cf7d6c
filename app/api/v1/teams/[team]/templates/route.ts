import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { newTemplateBody, templateDto, templatesDto } from "@/lib/contracts/template";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { createTemplate } from "@/lib/server/template/commands";
import { listTemplates } from "@/lib/server/template/data";

/** The checklist templates of a team, by page, and the built-in ones. */
export const GET = route({
  permission: "service.read",
  params: teamParams,
  query: pageQuery,
  answer: templatesDto,
  handler: async ({ access, params, query }) => listTemplates(await requireTeam(access, { id: params.team }), query),
});

/** Makes a template from a built-in one, another one, a release or a file. It begins as a draft. */
export const POST = makingRoute({
  permission: "template.manage",
  params: teamParams,
  body: newTemplateBody,
  answer: templateDto,
  make: (team, { body }) => createTemplate(team, body),
});
