import { randomUUID } from "node:crypto";
import type { NewTemplateBody, TemplateContentBody, TemplateDto } from "@/lib/contracts/template";
import { templateDifference } from "@/lib/domain/checklist/own-template/difference";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { pathText } from "@/lib/domain/checklist/own-template/document-problem";
import { documentProblems } from "@/lib/domain/checklist/own-template/validate-document";
import type { Track } from "@/lib/domain/checklist/template";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import { skeleton } from "@/lib/domain/text/plain-text";
import type { TeamAccess } from "@/lib/server/access/team";
import { Prisma } from "@/lib/server/platform/generated/client";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam, type TeamChanging } from "@/lib/server/platform/team-change";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { beginningOf, documentOfFile } from "./beginning";
import { getTemplate, loadTemplate } from "./data";
import { json } from "./mappers";

const MAX_PER_TEAM = 50;
/** So many sentences of a difference go into the log; the rest is counted. */
const TOLD_CHANGES = 40;

const personOf = ({ access: { viewer } }: TeamAccess) => ({ id: viewer.userId, name: viewer.name, initials: viewer.initials });

/** Makes a template with a draft and no version yet. Refuses a name that looks like that of another. */
export async function createTemplate(access: TeamAccess, body: NewTemplateBody): Promise<TemplateDto> {
  const { document, from } = await beginningOf(access, body);
  const [id, teamId, by] = [randomUUID(), access.team.id, personOf(access)];
  const { name, track } = document;
  checkName(name, "name");
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, at, append }) => {
    if ((await tx.checklistTemplate.count({ where: { teamId, archivedAt: null } })) >= MAX_PER_TEAM)
      throw new Fault("wrong-state", `A team has ${MAX_PER_TEAM} templates at most. Archive one first.`);
    const draft = { draft: json(document), draftBy: json(by), draftAt: at };
    const data = { id, teamId, name, skeleton: skeleton(name), track, createdBy: json(by), createdAt: at, ...draft };
    await tx.checklistTemplate.create({ data, select: { id: true } });
    await append({ type: "template.created", payload: { template: { id, name, track }, from } });
  }).catch(refuseName("name"));
  return getTemplate(access, id);
}

/** Replaces the draft that the person saw, or begins one. It may have problems still; publishing is what they keep from happening. */
export async function saveContent(access: TeamAccess, id: string, body: TemplateContentBody): Promise<TemplateDto> {
  const { row } = await loadTemplate(access, id);
  const path = body.yaml === undefined ? "document" : "yaml";
  const document = body.yaml === undefined ? body.document : await documentOfFile(access, body.yaml, "yaml");
  if (!document) throw new Fault("bad-input", "Send either a document or a file.");
  if (document.track !== row.track) throw new Fault("invalid", `This template is for the ${row.track} track.`, { path: `${path}.track` });
  checkName(document.name, `${path}.name`);
  const named = row.published === 0 ? { name: document.name, skeleton: skeleton(document.name) } : {};
  await changeRow(access, { id, revision: body.revision }, async ({ change, at, append }) => {
    await change({ draft: json(document), draftBy: json(personOf(access)), draftAt: at, ...named });
    const how = body.yaml === undefined ? ("edited" as const) : ("imported" as const);
    await append({ type: "template.draft-saved", payload: { ...factsOf(id, document), revision: body.revision + 1, how } });
  }).catch(refuseName(`${path}.name`));
  return getTemplate(access, id);
}

/** Throws the draft away: what is published is what is there. Refused before the first version, of which nothing would be left. */
export async function discardDraft(access: TeamAccess, id: string, revision: number): Promise<TemplateDto> {
  const { draft, before } = await loadTemplate(access, id);
  if (!draft) throw new Fault("wrong-state", "There is no draft.");
  if (!before) throw new Fault("wrong-state", "Nothing is published yet, so nothing would be left. Archive the template instead.");
  await changeRow(access, { id, revision }, async ({ change, append }) => {
    await change(NO_DRAFT);
    await append({ type: "template.draft-discarded", payload: factsOf(id, before) });
  });
  return getTemplate(access, id);
}

/** Makes the draft the next version, which new releases are made from and nobody changes. Refuses one with problems. */
export async function publishTemplate(access: TeamAccess, id: string, revision: number): Promise<TemplateDto> {
  const { row, draft, before, people } = await loadTemplate(access, id);
  if (!draft) throw new Fault("wrong-state", "There is no draft to publish.");
  const problems = documentProblems(draft, people).map(({ path, message }) => ({ path: pathText(path), message }));
  const [first] = problems;
  if (first) throw new Fault("invalid", `${first.path}: ${first.message}`, { path: first.path, details: { problems } });
  const changes = before ? templateDifference(before, draft) : [];
  if (before && changes.length === 0) throw new Fault("wrong-state", "The draft is what is published already. Discard it.");
  const version = row.published + 1;
  await changeRow(access, { id, revision }, async ({ tx, change, at, append }) => {
    await change({ ...NO_DRAFT, published: version, name: draft.name, skeleton: skeleton(draft.name) });
    const data = {
      templateId: id,
      teamId: access.team.id,
      version,
      content: json(draft),
      publishedBy: json(personOf(access)),
      publishedAt: at,
    };
    await tx.checklistTemplateVersion.create({ data, select: { version: true } });
    const told = changes.map(({ phase, text }) => (phase === null ? text : `${phase}: ${text}`));
    const payload = { version, changes: told.slice(0, TOLD_CHANGES), more: Math.max(0, told.length - TOLD_CHANGES) };
    await append({ type: "template.published", payload: { ...factsOf(id, draft), ...payload } });
  }).catch(refuseName("name"));
  return getTemplate(access, id);
}

/** Takes a template out of the lists; releases that were made from it keep what they have. Frees the name. */
export async function archiveTemplate(access: TeamAccess, id: string): Promise<void> {
  const { row } = await loadTemplate(access, id);
  const teamId = access.team.id;
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, at, append }) => {
    const data = { archivedAt: at, skeleton: `${skeleton(row.name)}#${id}`, revision: { increment: 1 } };
    const { count } = await tx.checklistTemplate.updateMany({ where: { id, teamId, archivedAt: null }, data });
    if (count > 0) await append({ type: "template.archived", payload: { id, name: row.name, track: row.track as Track } });
  });
}

const NO_DRAFT = { draft: Prisma.DbNull, draftBy: Prisma.DbNull, draftAt: null };
const factsOf = (id: string, { name, track }: TemplateDocument) => ({ id, name, track });

type RowChanging = TeamChanging & { readonly change: (data: Prisma.ChecklistTemplateUpdateManyMutationInput) => Promise<void> };

/** Changes a template that is still as the person saw it, in one transaction with its event; otherwise stale, with the present state. */
async function changeRow(
  access: TeamAccess,
  { id, revision }: { id: string; revision: number },
  run: (changing: RowChanging) => Promise<void>,
): Promise<void> {
  const teamId = access.team.id;
  const present = await getTemplate(access, id);
  await changeTeam({ teamId, viewer: access.access.viewer }, (changing) => {
    const change = async (data: Prisma.ChecklistTemplateUpdateManyMutationInput) => {
      const where = { id, teamId, archivedAt: null, revision };
      const { count } = await changing.tx.checklistTemplate.updateMany({ where, data: { ...data, revision: { increment: 1 } } });
      if (count === 0) throw new Fault("stale", "Somebody changed this template since you opened it.", { details: { present } });
    };
    return run({ ...changing, change });
  });
}

/** A template of a team that is called like a built-in one would be taken for it. */
function checkName(name: string, path: string): void {
  const built = TEMPLATES.find(({ template }) => skeleton(template.name) === skeleton(name));
  if (built) throw new Fault("invalid", `“${built.template.name}” is built in. Choose another name.`, { path });
}

function refuseName(path: string) {
  return (error: unknown): never => {
    if (!isUniqueViolation(error, "checklist_template_teamId_skeleton_key")) throw error;
    throw new Fault("invalid", "Another template has this name, or one that looks the same. Choose another.", { path });
  };
}
