import type { TemplateDto, TemplatesDto, TemplateVersionDto } from "@/lib/contracts/template";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { allItems } from "@/lib/domain/checklist/all-items";
import { templateDifference } from "@/lib/domain/checklist/own-template/difference";
import { type TemplateDocument, toTemplate } from "@/lib/domain/checklist/own-template/document";
import { pathText } from "@/lib/domain/checklist/own-template/document-problem";
import { documentProblems } from "@/lib/domain/checklist/own-template/validate-document";
import type { Template } from "@/lib/domain/checklist/template";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import { type Paging, placeOf, takeOf, toPage } from "@/lib/server/platform/page";
import { Fault } from "@/lib/server/platform/problem";
import { documentFrom, HEAD, toRow, toVersion, usedIn } from "./mappers";

/** So many versions of a template are listed; older ones are read by their number. */
const LISTED_VERSIONS = 50;

const BUILT_IN = TEMPLATES.filter(({ available }) => available).map(({ template }) => ({
  ...{ track: template.track, name: template.name, version: template.version },
  ...{ phases: template.phases.length, items: allItems(template).length },
}));

const mayManage = ({ role }: TeamAccess) => permissionsOf(role, []).has("template.manage");

/** The templates of a team that are not archived, as they were made, and the built-in ones. */
export async function listTemplates(access: TeamAccess, paging: Paging = null): Promise<TemplatesDto> {
  const scope = { list: "templates", owner: access.team.id } as const;
  const place = placeOf(scope, paging);
  const rows = await db().checklistTemplate.findMany({
    where: { teamId: access.team.id, archivedAt: null, ...(place ? laterThan(place) : {}) },
    select: { ...HEAD, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    ...takeOf(paging),
  });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ createdAt, id }) => [createdAt.toISOString(), id] });
  return { templates: shown.map(toRow), builtIn: BUILT_IN, canManage: mayManage(access), next };
}

const laterThan = ([createdAt = "", id = ""]: readonly string[]) => ({
  OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }],
});

/** One template with its draft, what that would change and what keeps it from being published; not found when archived or another team's. */
export async function getTemplate(access: TeamAccess, id: string): Promise<TemplateDto> {
  const { draft, row, before, people } = await loadTemplate(access, id);
  const document = draft ?? before;
  if (!document) throw new Error(`Template ${id} has neither draft nor version.`);
  return {
    ...toRow(row),
    ...{ document, before },
    problems: documentProblems(document, people).map(({ path, message }) => ({ path: pathText(path), message })),
    changes: before ? templateDifference(before, document) : [],
    versions: row.versions.map(toVersion),
    ...{ people, canManage: mayManage(access) },
  };
}

/** What commands decide by: the row, its draft, what is published, and how many people the team has. */
export async function loadTemplate({ team }: TeamAccess, id: string) {
  const [row, people] = await Promise.all([
    db().checklistTemplate.findFirst({
      where: { id, teamId: team.id, archivedAt: null },
      select: { ...HEAD, draft: true, versions: { ...HEAD.versions, take: LISTED_VERSIONS } },
    }),
    countPeople(team.id),
  ]);
  if (!row) throw new Fault("not-found", "There is no such template.");
  const before = row.published > 0 ? await readVersion({ teamId: team.id, id, version: row.published }) : null;
  return { row, people, draft: row.draft === null ? null : documentFrom(row.draft), before: before?.document ?? null };
}

/** People who could stand on a roster of the team. */
export function countPeople(teamId: string): Promise<number> {
  return db().membership.count({ where: { teamId, user: { disabledAt: null } } });
}

type VersionKey = { readonly teamId: string; readonly id: string; readonly version: number };

async function readVersion({ teamId, id, version }: VersionKey) {
  const row = await db().checklistTemplateVersion.findFirst({
    where: { templateId: id, teamId, version, template: { archivedAt: null } },
    select: { version: true, content: true, publishedBy: true, publishedAt: true },
  });
  return row && { ...toVersion(row), document: documentFrom(row.content) };
}

/** A published version of a template. */
export async function getTemplateVersion({ team }: TeamAccess, id: string, version: number): Promise<TemplateVersionDto> {
  const found = await readVersion({ teamId: team.id, id, version });
  if (!found) throw new Fault("not-found", "There is no such version.");
  return { id, name: found.document.name, ...found };
}

/** The version of a template that releases are made from; null where it is not published, archived or another team's. */
export async function findPublished(teamId: string, id: string): Promise<Template | null> {
  const row = await db().checklistTemplate.findFirst({ where: { id, teamId, archivedAt: null }, select: { published: true } });
  const found = row && (await readVersion({ teamId, id, version: row.published }));
  return found && toTemplate(found.document, { key: id, version: found.version });
}

/**
 * The template of the team that a release was made from, as it was then, archived by now or not. Nothing where that was a built-in one, or
 * there is no such release: whoever asks is let in, or not, by what they do with it.
 */
export async function usedTemplate(releaseId: string): Promise<{ own?: Template }> {
  const release = await db().release.findUnique({ where: { id: releaseId }, select: { teamId: true, details: true } });
  if (!release) return {};
  const { key, version, gates } = usedIn(release.details);
  if (!gates) return {};
  const row = await db().checklistTemplateVersion.findFirst({
    where: { templateId: key, teamId: release.teamId, version },
    select: { content: true },
  });
  return row ? { own: toTemplate(documentFrom(row.content), { key, version }) } : {};
}

/** The document that a file is made of: of a version, or the draft, or what is published. With the words for its name. */
export async function documentToExport(
  access: TeamAccess,
  id: string,
  version: number | null,
): Promise<{ document: TemplateDocument; state: string }> {
  if (version !== null) return { document: (await getTemplateVersion(access, id, version)).document, state: `v${version}` };
  const { draft, before, row } = await loadTemplate(access, id);
  const document = draft ?? before;
  if (!document) throw new Fault("not-found", "There is no such version.");
  return { document, state: draft ? "draft" : `v${row.published}` };
}
