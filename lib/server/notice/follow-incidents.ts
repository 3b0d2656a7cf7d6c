import { randomUUID } from "node:crypto";
import type { IncidentState } from "@/lib/domain/incident/state";
import { type Following, followNotices } from "@/lib/domain/notice/follow";
import { incidentNotices } from "@/lib/domain/notice/incident-notice";
import type { Instant } from "@/lib/domain/time/instant";
import { findIncidents } from "@/lib/server/incident/data";
import { now } from "@/lib/server/platform/clock";
import { db, pool } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { log } from "@/lib/server/platform/log";
import { hasten } from "./follow";
import { leaving } from "./leaving";
import { type OpenRow, type Person, toOpen } from "./mappers";
import { readPeople } from "./people";

type Tx = Prisma.TransactionClient;

const LOOK_AGAIN_SECONDS = 60;
const PER_ROUND = 50;

/** The longest wait first. */
const behind = (which: string) => `SELECT i.id FROM incident i LEFT JOIN incident_notice_cursor c ON c."incidentId" = i.id
    WHERE ${which} ORDER BY c."checkedAt" NULLS FIRST, i.id LIMIT ${PER_ROUND}`;
/** Incidents in which something happened, or that can come due by time alone and nobody looked at for a while. */
const ALL_BEHIND = {
  name: "incident-notices-behind",
  text: behind(`i.seq > coalesce(c.seq, 0)
      OR (c."checkedAt" < clock_timestamp() - ${LOOK_AGAIN_SECONDS} * interval '1 second' AND (i.status = 'open' OR i."postMortemDueAt" IS NOT NULL
        OR EXISTS (SELECT FROM incident_action a WHERE a."incidentId" = i.id AND NOT a."isDone")))`),
};
const MOVED_BEHIND = { name: "incident-notices-behind-of", text: behind("i.id = ANY($1) AND i.seq > coalesce(c.seq, 0)") };

/** Notes what people are to be told of these incidents, or of all, as `followReleases` does of releases (ADR 48, 55): each in one transaction with its cursor. */
export async function followIncidents(incidents: readonly string[] | null): Promise<void> {
  if (incidents?.length === 0) return;
  const query = incidents ? { ...MOVED_BEHIND, values: [incidents] } : ALL_BEHIND;
  let ids: string[];
  do {
    const { rows } = await pool().query<{ id: string }>(query);
    ids = rows.map(({ id }) => id);
    // One that fails stays behind and would be found again at once.
  } while ((await followThese(ids)) && ids.length === PER_ROUND);
}

/** Whether each of them could be followed. */
async function followThese(ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  let isDone = true;
  const states = await findIncidents(ids);
  const people = await readPeople([...new Set(states.map(({ teamId }) => teamId))]);
  for (const state of states) {
    try {
      await followIncident(state, people.get(state.teamId) ?? []);
    } catch (error) {
      isDone = false;
      log.warn({ error: String(error), incident: state.id }, "what people are told of an incident could not be noted; tried again soon");
    }
  }
  return isDone;
}

/** Nothing of it is in the inbox: what waits there is on the list of needs. */
function followIncident(state: IncidentState, people: readonly Person[]): Promise<void> {
  return db().$transaction(async (tx) => {
    const [cursor] = await tx.$queryRaw<{ seq: number; at: Date }[]>`
      INSERT INTO incident_notice_cursor ("incidentId", seq, "checkedAt") VALUES (${state.id}::uuid, 0, clock_timestamp())
      ON CONFLICT ("incidentId") DO UPDATE SET "checkedAt" = EXCLUDED."checkedAt" RETURNING seq, clock_timestamp() AS at`;
    // Another process looked at a later state meanwhile.
    if (!cursor || cursor.seq > state.seq) return;
    const rows = await needsNow(tx, { state, people, at: cursor.at.toISOString() });
    if (rows.length > 0) await tx.notice.createMany({ data: rows, skipDuplicates: true });
    await tx.incidentNoticeCursor.update({ where: { incidentId: state.id }, data: { seq: state.seq }, select: { seq: true } });
  });
}

type Looking = { state: IncidentState; people: readonly Person[]; at: Instant };

/** Ends what is over, hastens what became urgent, and answers what is new. */
async function needsNow(tx: Tx, { state, people, at }: Looking): Promise<Prisma.NoticeCreateManyInput[]> {
  const open = await tx.$queryRaw<OpenRow[]>`
    SELECT id, "userId", kind, key, "isUrgent", at, repeat FROM notice WHERE "incidentId" = ${state.id}::uuid AND "overAt" IS NULL`;
  const involved = involvedIn(state);
  const found = people
    .filter(({ ref }) => involved.has(ref.id) || open.some((row) => row.userId === ref.id))
    .map((person) => ({ person, following: followingOf(state, person, open) }));
  const gone = open.filter((row) => people.every(({ ref }) => ref.id !== row.userId)).map((row) => row.id);
  const ended = [...gone, ...found.flatMap(({ following }) => following.end.map((one) => one.id))];
  if (ended.length > 0) await tx.notice.updateMany({ where: { id: { in: ended } }, data: { overAt: new Date(at) } });
  const hastened = found.flatMap(({ following }) => following.hasten.map((one) => one.id));
  if (hastened.length > 0) await hasten(tx, hastened, at);
  return found.flatMap(({ person, following }) => following.begin.map((one) => noticeRow(state, { person, notice: one, at })));
}

/** An incident goes at the pace of a hotfix. */
function followingOf(state: IncidentState, { ref }: Person, open: readonly OpenRow[]): Following {
  const own = open.filter((row) => row.userId === ref.id).map(toOpen);
  const at = now();
  return followNotices(own, incidentNotices(state, { person: ref.id, now: at }), { now: at, track: "hotfix" });
}

/** Whoever an incident may ask for something. */
function involvedIn({ commander, offer, communicationsLead, actions }: IncidentState): ReadonlySet<string> {
  const others = [offer?.to, communicationsLead].flatMap((person) => (person ? [person.id] : []));
  return new Set([commander.id, ...others, ...actions.map(({ owner }) => owner.id)]);
}

type New = { person: Person; notice: Following["begin"][number]; at: Instant };

function noticeRow({ id: incidentId, teamId }: IncidentState, { person, notice, at }: New): Prisma.NoticeCreateManyInput {
  const { kind, key, isUrgent, repeat, words } = notice;
  const told = { id: randomUUID(), teamId, incidentId, userId: person.ref.id, kind, key, isUrgent, repeat, words };
  return { ...told, at: now(), ...leaving(person, { kind, isUrgent }, at) };
}
