import { templateFileQuery, templateParams } from "@/lib/contracts/template";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { exportTemplate } from "@/lib/server/template/export";

/** A template as a YAML file: a version, or the draft, or what is published. */
export const GET = route({
  permission: "service.read",
  params: templateParams,
  query: templateFileQuery,
  handler: async ({ access, params, query }) =>
    exportTemplate(await requireTeam(access, { id: params.team }), params.template, query.version ? Number(query.version) : null),
});
