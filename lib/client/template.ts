import { queryOptions } from "@tanstack/react-query";
import {
  type NewTemplateBody,
  type TemplateDto,
  type TemplateVersionDto,
  templateDto,
  templatesDto,
  templateVersionDto,
} from "@/lib/contracts/template";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { allPages } from "./all-pages";
import { api } from "./api";

const path = (team: string) => `/api/v1/teams/${team}/templates`;

/** The checklist templates of a team, and the built-in ones. */
export const templatesQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "templates"],
    queryFn: ({ signal }) =>
      allPages(
        (search) => api(`${path(team)}${search}`, { schema: templatesDto, signal }),
        (before, page) => ({ ...page, templates: [...before.templates, ...page.templates] }),
      ),
  });

/** One template with its draft, its problems and what it would change. */
export const templateQuery = (team: string, template: string) =>
  queryOptions({
    queryKey: ["teams", team, "templates", template],
    queryFn: ({ signal }): Promise<TemplateDto> => api(`${path(team)}/${template}`, { schema: templateDto, signal }),
  });

/** A published version, which never changes. */
export const templateVersionQuery = (team: string, { id, version }: { id: string; version: number }) =>
  queryOptions({
    queryKey: ["teams", team, "templates", id, "versions", version],
    queryFn: ({ signal }): Promise<TemplateVersionDto> =>
      api(`${path(team)}/${id}/versions/${version}`, { schema: templateVersionDto, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Throws ApiError, with the problems of a file in its details. */
export function createTemplate(team: string, body: NewTemplateBody): Promise<TemplateDto> {
  return api(path(team), { body, schema: templateDto });
}

type Content = { readonly revision: number } & ({ readonly document: TemplateDocument } | { readonly yaml: string });

/** Throws ApiError, `stale` when somebody changed the template meanwhile. */
export function saveTemplate(team: string, template: string, body: Content): Promise<TemplateDto> {
  return api(`${path(team)}/${template}/content`, { method: "PUT", body, schema: templateDto });
}

export function publishTemplate(team: string, template: string, revision: number): Promise<TemplateDto> {
  return api(`${path(team)}/${template}/publishing`, { body: { revision }, schema: templateDto });
}

export function discardTemplateDraft(team: string, template: string, revision: number): Promise<TemplateDto> {
  return api(`${path(team)}/${template}/discarding`, { body: { revision }, schema: templateDto });
}

export function archiveTemplate(team: string, template: string): Promise<void> {
  return api(`${path(team)}/${template}/archiving`, { body: {} });
}

/** Where a template comes out as a file: of a version, or the draft, or what is published. */
export function templateFileHref(team: string, template: string, version?: number): string {
  return `${path(team)}/${template}/yaml${version === undefined ? "" : `?version=${version}`}`;
}
