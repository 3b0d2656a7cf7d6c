import type { NewTemplateBody } from "@/lib/contracts/template";
import { readTemplateFile } from "@/lib/contracts/template-file";
import { documentOf, type TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { documentFromRelease } from "@/lib/domain/checklist/own-template/from-release";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import type { TeamAccess } from "@/lib/server/access/team";
import { Fault } from "@/lib/server/platform/problem";
import { loadRelease } from "@/lib/server/release/load";
import { countPeople, documentToExport } from "./data";

/** What a new template begins with, and from what in words. Things of another team are as unknown as ones that do not exist. */
export async function beginningOf(
  access: TeamAccess,
  { name, from }: NewTemplateBody,
): Promise<{ document: TemplateDocument; from: string }> {
  switch (from.kind) {
    case "built-in": {
      const template = findTemplate(from.track);
      if (!template) throw new Fault("invalid", "There is no such template.", { path: "from.track" });
      return { document: documentOf(template, name), from: `${template.name}, version ${template.version}` };
    }
    case "template": {
      const { document } = await documentToExport(access, from.id, null);
      return { document: { ...document, name }, from: `the template ${document.name}` };
    }
    case "release":
      return fromRelease(access, from.id, name);
    case "file": {
      const document = await documentOfFile(access, from.yaml, "from.yaml");
      return { document: { ...document, name }, from: "a file" };
    }
  }
}

async function fromRelease({ team, access }: TeamAccess, id: string, name: string) {
  const state = (await loadRelease(id, access.viewer.userId))?.state;
  if (!state || state.teamId !== team.id) throw new Fault("invalid", "The team has no such release.", { path: "from.id" });
  const { service, toVersion } = state.details;
  return { document: documentFromRelease(state, name), from: `the checklist of ${service.name} ${toVersion}` };
}

/** The template of a file. Refuses one that is wrong anywhere, with line, column and path of each problem. */
export async function documentOfFile({ team }: TeamAccess, yaml: string, path: string): Promise<TemplateDocument> {
  const file = readTemplateFile(yaml, await countPeople(team.id));
  if (file.ok) return file.document;
  const [first] = file.problems;
  const place = first ? `Line ${first.line}, column ${first.column}: ${first.message}` : "The file cannot be read.";
  throw new Fault("invalid", place, { path, details: { problems: file.problems } });
}
