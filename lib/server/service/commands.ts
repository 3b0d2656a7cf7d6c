import { randomUUID } from "node:crypto";
import type { ChangeServiceBody, NewServiceBody, ServiceDto } from "@/lib/contracts/service";
import type { ServiceFacts } from "@/lib/domain/access/team-event";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import { isSameValue } from "@/lib/domain/release/same-value";
import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import type { ServiceProfile } from "@/lib/domain/tailoring/profile";
import { isSameProfile, serviceProfileOf } from "@/lib/domain/tailoring/service-profile";
import { skeleton } from "@/lib/domain/text/plain-text";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import { Prisma } from "@/lib/server/platform/generated/client";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam } from "@/lib/server/platform/team-change";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { getService } from "./data";

/** Makes a service. Refuses a name that looks like another service's of the team. */
export async function createService(access: TeamAccess, body: NewServiceBody): Promise<ServiceDto> {
  const teamId = access.team.id;
  const profile = body.profile && serviceProfileOf(body.profile);
  const service = { id: randomUUID(), ...body, profile } satisfies ServiceFacts;
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, at, append }) => {
    const data = { ...stored(service), teamId, skeleton: skeleton(body.name), createdAt: at };
    await tx.service.create({ data, select: { id: true } });
    await append({ type: "service.created", payload: { service } });
  }).catch((error: unknown) => explain(error, { teamId, name: body.name, path: "name" }));
  return getService(access, service.id);
}

/** Changes fields of a service that are still as the person saw them; otherwise stale, with the present state. Equal values change nothing. */
export async function changeService(access: TeamAccess, id: string, { changes, seen }: ChangeServiceBody): Promise<ServiceDto> {
  const present = await getService(access, id);
  const teamId = access.team.id;
  const fields = FIELDS.filter((field) => changes[field] !== undefined && !isSame(field, changes, present));
  if (fields.length === 0) return present;
  const wanted = pick(changes, fields);
  const before = pick(seen, fields);
  const name = wanted.name ?? present.name;
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    const renamed = wanted.name === undefined ? {} : { skeleton: skeleton(wanted.name) };
    const where = { id, teamId, archivedAt: null, ...unchanged(before) };
    const { count } = await tx.service.updateMany({ where, data: { ...stored(wanted), ...renamed } });
    if (count === 0) throw new Fault("stale", "Somebody changed this service since you opened it.", { details: { present } });
    await append({ type: "service.changed", payload: { id, name, changes: wanted, before } });
  }).catch((error: unknown) => explain(error, { teamId, name, path: "changes.name" }));
  return getService(access, id);
}

/** Takes a service out of the lists; its releases stay. Refused while one of them is planned or under way. Frees the name. */
export async function archiveService(access: TeamAccess, id: string): Promise<void> {
  const { name } = await getService(access, id);
  const teamId = access.team.id;
  const isArchived = await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, at, append }) => {
    const { count } = await tx.service.updateMany({
      where: { id, teamId, archivedAt: null, releases: { none: { status: { notIn: [...FINAL_STATUSES] } } } },
      data: { archivedAt: at, skeleton: `${skeleton(name)}#${id}` },
    });
    if (count > 0) await append({ type: "service.archived", payload: { id, name } });
    return count > 0;
  });
  if (isArchived) return;
  const { openReleases } = await getService(access, id);
  const which = openReleases === 1 ? "A release of it is" : `${openReleases} releases of it are`;
  throw new Fault("wrong-state", `${which} planned or under way. Finish or cancel what is open, then archive the service.`);
}

type Facts = Omit<ServiceFacts, "id">;
const FIELDS = [
  "name",
  "description",
  "environment",
  "namespace",
  "allowSelfApproval",
  "profile",
  "limits",
] as const satisfies readonly (keyof Facts)[];

function isSame(field: keyof Facts, one: Partial<Facts>, other: Partial<Facts>): boolean {
  if (field === "profile") return isSameProfile(one.profile ?? null, other.profile ?? null);
  return isSameValue(one[field], other[field]);
}

/** Some of the facts, a profile as it is stored. */
function pick(source: Partial<Facts>, fields: readonly (keyof Facts)[]): Partial<Facts> {
  const { profile } = source;
  const facts = { ...source, profile: profile && serviceProfileOf(profile) };
  return Object.fromEntries(fields.map((field) => [field, facts[field]]));
}

type WithProfile = { readonly profile?: ServiceProfile | null; readonly limits?: readonly MetricLimit[] };

/** Facts as they are written; that nobody has said is no value rather than a `null` in JSON. */
function stored<F extends WithProfile>({ profile, limits, ...facts }: F) {
  const written = { ...facts, ...(limits === undefined ? {} : { limits: [...limits] }) };
  return { ...written, ...(profile === undefined ? {} : { profile: profile ? serviceProfileOf(profile) : Prisma.DbNull }) };
}

/** The condition that facts are as they were. */
function unchanged({ profile, limits, ...before }: Partial<Facts>) {
  const judged = limits === undefined ? {} : { limits: { equals: [...limits] } };
  return { ...before, ...judged, ...(profile === undefined ? {} : { profile: { equals: stored({ profile }).profile } }) };
}

/** Turns the database's objection to a second name of the same looks into words that name the first. */
async function explain(error: unknown, { teamId, name, path }: { teamId: string; name: string; path: string }): Promise<never> {
  if (!isUniqueViolation(error, "service_teamId_skeleton_key")) throw error;
  const other = await db().service.findFirst({ where: { teamId, skeleton: skeleton(name) }, select: { name: true } });
  const which = other && other.name !== name ? `a service “${other.name}”, which looks the same` : "a service of this name";
  throw new Fault("invalid", `There is already ${which}. Choose another name.`, { path });
}
