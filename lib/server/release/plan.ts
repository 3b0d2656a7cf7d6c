import { randomUUID } from "node:crypto";
import type { NewReleaseBody, PlannedRelease } from "@/lib/contracts/plan";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { Template } from "@/lib/domain/checklist/template";
import { trackOf } from "@/lib/domain/checklist/template-for";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import { createRelease, type NewRelease } from "@/lib/domain/release/create-release";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef, RosterEntry } from "@/lib/domain/release/state";
import { planTemplate, unknownRestored } from "@/lib/domain/tailoring/plan-template";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { type Idempotency, isKeyTaken, keptAnswer } from "@/lib/server/platform/idempotency";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import { findPublished } from "@/lib/server/template/data";
import { insertRelease } from "./create";
import { readPolicies } from "./policies";

type Planning = { readonly team: TeamAccess; readonly body: NewReleaseBody; readonly idempotency?: Idempotency | null };

/**
 * Makes a release of the team from the template of its track and strategy, as a draft or planned at once. Services and people are looked up
 * in the team: another team's are as unknown as ones that do not exist. Repeatable by Idempotency-Key.
 */
export async function createPlannedRelease({ team, body, idempotency = null }: Planning): Promise<PlannedRelease> {
  const { viewer } = team.access;
  if (!idempotency) return createPlanned(team, body, null);
  const kept = await keptAnswer<PlannedRelease>(viewer.userId, idempotency);
  if (kept) return kept;
  try {
    return await createPlanned(team, body, idempotency);
  } catch (error) {
    // The same request in parallel: the first to commit made the release, this one gets its answer.
    const first = isKeyTaken(error) ? await keptAnswer<PlannedRelease>(viewer.userId, idempotency) : null;
    if (first) return first;
    throw error;
  }
}

async function createPlanned({ access, team, role }: TeamAccess, body: NewReleaseBody, idempotency: Idempotency | null) {
  const { viewer } = access;
  const [service, people, policies] = await Promise.all([
    findService(team.id, body.serviceId),
    findMembers(team.id),
    readPolicies(team.id, body.serviceId),
  ]);
  const own = await findOwnTemplate(team.id, body);
  const unknown = unknownRestored({ ...body, ...own });
  if (unknown >= 0) throw new Fault("invalid", "The profile leaves out no such item.", { path: `restored.${unknown}` });
  const { template } = planTemplate({ ...body, ...own, limits: service.limits }, policies);
  const actor: Actor = { kind: "person", id: viewer.userId, name: viewer.name, initials: viewer.initials };
  const context = { id: randomUUID(), now: now(), members: new Set(people.keys()), permissions: permissionsOf(role, []) };
  const decision = createRelease(toNewRelease(body, people), { ...context, teamId: team.id, service, template, actor });
  if (!decision.ok) throw faultOf(decision.refusal);
  const answer: PlannedRelease = { id: context.id, status: body.plan ? "planned" : "draft" };
  const kept = idempotency && { userId: viewer.userId, ...idempotency, response: answer };
  await insertRelease(decision.events, actor, context.now, kept);
  return answer;
}

/** The template of the team that was chosen: its present version, for the track of the release. Nothing where none was. */
async function findOwnTemplate(teamId: string, body: NewReleaseBody): Promise<{ own?: Template }> {
  if (!body.template) return {};
  const own = await findPublished(teamId, body.template.id);
  const refuse = (text: string, path = "template") => new Fault("invalid", text, { path });
  if (!own) throw refuse("The team has no such template, or it is not published any more.");
  if (own.version !== body.template.version) throw refuse(`Version ${own.version} of ${own.name} is published by now. Choose it again.`);
  if (own.track !== trackOf(body)) throw refuse(`${own.name} is for another track than this release.`);
  if (body.ladder) throw refuse("The template says its own stages.", "ladder");
  return { own };
}

async function findService(teamId: string, id: string) {
  const service = await db().service.findFirst({
    where: { id, teamId, archivedAt: null },
    select: { id: true, name: true, allowSelfApproval: true, limits: true },
  });
  if (!service) throw new Fault("invalid", "The team has no such service, or it was archived.", { path: "serviceId" });
  return { ...service, limits: service.limits as MetricLimit[] };
}

/** The people of a team who can be given a part in a release, by id, in order of their names. */
export async function findMembers(teamId: string): Promise<Map<string, PersonRef>> {
  const rows = await db().membership.findMany({
    where: { teamId, user: { disabledAt: null } },
    select: { user: { select: { id: true, name: true, initials: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  return new Map(rows.map(({ user }) => [user.id, user]));
}

function toNewRelease(
  { serviceId: _service, template: _template, roster, ...fields }: NewReleaseBody,
  people: ReadonlyMap<string, PersonRef>,
): NewRelease {
  return {
    ...fields,
    artifactDigest: fields.artifactDigest ?? "",
    roster: roster.map(({ role, userId }, index): RosterEntry => {
      const person = people.get(userId);
      if (!person) throw new Fault("invalid", "This person is not a member of the team.", { path: `roster.${index}` });
      return { role, person };
    }),
  };
}
