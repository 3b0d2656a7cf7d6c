import { randomUUID } from "node:crypto";
import { type ChangeFreezeBody, type FreezeDto, MAX_FREEZE_DAYS, type NewFreezeBody } from "@/lib/contracts/freeze";
import type { FreezeFacts } from "@/lib/domain/access/team-event";
import { toMs } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam } from "@/lib/server/platform/team-change";
import { getFreeze } from "./data";

/** Declares a freeze, of one service or of the whole team. Refuses one that ends before it begins, or lasts over a year. */
export async function createFreeze(access: TeamAccess, body: NewFreezeBody): Promise<FreezeDto> {
  const teamId = access.team.id;
  checkPeriod(body, "");
  await checkService(teamId, body.serviceId, "serviceId");
  const freeze: FreezeFacts = { id: randomUUID(), ...body };
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, at, append }) => {
    await tx.freeze.create({ data: { ...freeze, teamId, createdAt: at }, select: { id: true } });
    await append({ type: "freeze.created", payload: { freeze } });
  });
  return getFreeze(access, freeze.id);
}

/** Changes a freeze that is still as the person saw it; otherwise stale, with the present state. Equal values change nothing. */
export async function changeFreeze(access: TeamAccess, id: string, { changes, seen }: ChangeFreezeBody): Promise<FreezeDto> {
  const present = await getFreeze(access, id);
  const teamId = access.team.id;
  const fields = FIELDS.filter((field) => changes[field] !== undefined && changes[field] !== seen[field]);
  if (fields.length === 0) return present;
  const wanted = pick({ ...seen, ...changes }, fields);
  // The whole period is judged, so the whole freeze must be as it was seen: two changes of one end each could cross.
  checkPeriod({ ...seen, ...wanted }, "changes.");
  if (wanted.serviceId !== undefined) await checkService(teamId, wanted.serviceId, "changes.serviceId");
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    const { count } = await tx.freeze.updateMany({ where: { id, teamId, removedAt: null, ...seen }, data: wanted });
    if (count === 0) throw new Fault("stale", "Somebody changed this freeze since you opened it.", { details: { present } });
    const payload = { id, name: wanted.name ?? seen.name, changes: wanted, before: pick(seen, fields) };
    await append({ type: "freeze.changed", payload });
  });
  return getFreeze(access, id);
}

/** Lifts a freeze. Not found when somebody else was first. */
export async function removeFreeze(access: TeamAccess, id: string): Promise<void> {
  const { name } = await getFreeze(access, id);
  const teamId = access.team.id;
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, at, append }) => {
    const { count } = await tx.freeze.updateMany({ where: { id, teamId, removedAt: null }, data: { removedAt: at } });
    if (count === 0) throw new Fault("not-found", "There is no such freeze.");
    await append({ type: "freeze.removed", payload: { id, name } });
  });
}

type Facts = Omit<FreezeFacts, "id">;
const FIELDS = ["name", "serviceId", "startsAt", "endsAt", "zone"] as const satisfies readonly (keyof Facts)[];

function pick(source: Facts, fields: readonly (keyof Facts)[]): Partial<Facts> {
  return Object.fromEntries(fields.map((field) => [field, source[field]]));
}

const DAY_MS = 86_400_000;

function checkPeriod({ startsAt, endsAt }: Pick<Facts, "startsAt" | "endsAt">, prefix: string): void {
  const path = `${prefix}endsAt`;
  if (endsAt <= startsAt) throw new Fault("invalid", "The freeze ends before it has begun. Choose an end after its start.", { path });
  if (toMs(endsAt) - toMs(startsAt) > MAX_FREEZE_DAYS * DAY_MS) {
    throw new Fault("invalid", `The freeze lasts longer than ${MAX_FREEZE_DAYS} days. Choose an earlier end.`, { path });
  }
}

async function checkService(teamId: string, id: string | null, path: string): Promise<void> {
  if (id === null) return;
  const service = await db().service.findFirst({ where: { id, teamId, archivedAt: null }, select: { id: true } });
  if (!service) throw new Fault("invalid", "The team has no such service, or it was archived.", { path });
}
