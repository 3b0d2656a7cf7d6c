import { notFound } from "next/navigation";
import { type TemplateDto, type TemplatesDto, templateParams } from "@/lib/contracts/template";
import type { Template } from "@/lib/domain/checklist/template";
import { orNotAllowed, orNotFound, pageTeam } from "@/lib/server/access/loaders";
import { getTemplate, listTemplates, usedTemplate } from "./data";

/** The templates of a team's address; null for somebody who may not keep them. */
export async function templatesPage(slug: string): Promise<TemplatesDto | null> {
  const access = await orNotAllowed(pageTeam(slug, "template.manage"));
  return access && listTemplates(access);
}

/** One template of a team's address; null for somebody who may not keep them. */
export async function templatePage(slug: string, id: string): Promise<TemplateDto | null> {
  const access = await orNotAllowed(pageTeam(slug, "template.manage"));
  if (!templateParams.shape.template.safeParse(id).success) notFound();
  return access && orNotFound(getTemplate(access, id));
}

/** The template of the team that a release was made from, for a page that lets in only whoever may read the release. */
export async function usedTemplatePage(release: string): Promise<Template | undefined> {
  return (await usedTemplate(release)).own;
}
