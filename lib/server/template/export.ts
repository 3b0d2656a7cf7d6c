import { slugOf } from "@/lib/domain/access/slug";
import { templateYaml } from "@/lib/domain/checklist/own-template/template-yaml";
import type { TeamAccess } from "@/lib/server/access/team";
import { documentToExport } from "./data";

/** A template as a file to keep, to review and to import. */
export async function exportTemplate(access: TeamAccess, id: string, version: number | null): Promise<Response> {
  const { document, state } = await documentToExport(access, id, version);
  return new Response(templateYaml(document), {
    headers: {
      "content-type": "application/yaml; charset=utf-8",
      "content-disposition": `attachment; filename="template-${slugOf(document.name)}-${state}.yaml"`,
      "cache-control": "no-store",
    },
  });
}
