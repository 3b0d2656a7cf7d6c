import { randomUUID } from "node:crypto";
import { seenOffers } from "@/lib/domain/handover/standing";
import { hearsOfEscalation } from "@/lib/domain/notice/escalations";
import { followNotices } from "@/lib/domain/notice/follow";
import { INBOX_KINDS } from "@/lib/domain/notice/kinds";
import { hearsOfBreakGlass, noticesOf } from "@/lib/domain/notice/notice";
import type { ReleaseState } from "@/lib/domain/release/state";
import { OPEN_STATUSES } from "@/lib/domain/release/status-groups";
import { unsettledGlasses } from "@/lib/domain/sign-off/break-glass";
import { overdueRequests } from "@/lib/domain/sign-off/escalation";
import type { Instant } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { db, pool } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { log } from "@/lib/server/platform/log";
import { contextFor } from "@/lib/server/release/context";
import type { LoadedRelease } from "@/lib/server/release/load";
import { loadOverviews } from "@/lib/server/release/overview";
import { leaving } from "./leaving";
import { type OpenRow, type Person, toOpen } from "./mappers";
import { readPeople } from "./people";
import { receiptsSince } from "./receipts";

type Tx = Prisma.TransactionClient;

/** What moves seldom makes things due by time alone, and is looked at all the same. */
const LOOK_AGAIN_SECONDS = 60;
const PER_ROUND = 50;

/** The longest wait first. */
const behind = (which: string) => `SELECT r.id FROM release r LEFT JOIN notice_cursor c ON c."releaseId" = r.id
    WHERE r.status <> 'draft' AND ${which} ORDER BY c."checkedAt" NULLS FIRST, r.id LIMIT ${PER_ROUND}`;
/** Releases on which something happened, or which nobody looked at for a while. */
const ALL_BEHIND = {
  name: "notices-behind",
  text: behind(`(r.seq > coalesce(c.seq, 0)
      OR r.status = ANY($1) AND c."checkedAt" < clock_timestamp() - ${LOOK_AGAIN_SECONDS} * interval '1 second')`),
};
const MOVED_BEHIND = { name: "notices-behind-of", text: behind(`r.id = ANY($1) AND r.seq > coalesce(c.seq, 0)`) };

/**
 * Notes what people are to be told of these releases, or of all, from their state and their log (ADR 48): the change itself knows
 * nothing of it. Each release in one transaction with its cursor; several processes may do this at once.
 */
export async function followReleases(releases: readonly string[] | null): Promise<void> {
  if (releases?.length === 0) return;
  const query = releases ? { ...MOVED_BEHIND, values: [releases] } : { ...ALL_BEHIND, values: [OPEN_STATUSES] };
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
  const loaded = await loadOverviews(ids, NOBODY);
  const people = await readPeople([...new Set(loaded.map(({ state }) => state.teamId))]);
  for (const release of loaded) {
    const { id, teamId } = release.state;
    try {
      // Nothing of the team changed; what shows inboxes asks again all the same.
      if (await followRelease(release, people.get(teamId) ?? [])) publishTeamChange(teamId, 0);
    } catch (error) {
      isDone = false;
      log.warn({ error: String(error), release: id }, "what people are told of a release could not be noted; tried again soon");
    }
  }
  return isDone;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Whether somebody is told something that their inbox shows. */
function followRelease({ state, members }: LoadedRelease, people: readonly Person[]): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const [cursor] = await tx.$queryRaw<{ seq: number; at: Date }[]>`
      INSERT INTO notice_cursor ("releaseId", seq, "checkedAt") VALUES (${state.id}::uuid, 0, clock_timestamp())
      ON CONFLICT ("releaseId") DO UPDATE SET "checkedAt" = EXCLUDED."checkedAt" RETURNING seq, clock_timestamp() AS at`;
    // Another process looked at a later state meanwhile.
    if (!cursor || cursor.seq > state.seq) return false;
    const at = cursor.at.toISOString();
    const rows = [
      ...(await receiptsSince(tx, { state, after: cursor.seq, people, at })),
      ...(await needsNow(tx, { state, members, people, at })),
    ];
    if (rows.length > 0) await tx.notice.createMany({ data: rows, skipDuplicates: true });
    await tx.noticeCursor.update({ where: { releaseId: state.id }, data: { seq: state.seq }, select: { seq: true } });
    return rows.some(({ kind }) => INBOX_KINDS.some((one) => one === kind));
  });
}

type Looking = { state: ReleaseState; members: ReadonlySet<string> | null; people: readonly Person[]; at: Instant };

/** Ends what is over, hastens what became urgent, and answers what is new. */
async function needsNow(tx: Tx, { state, members, people, at }: Looking): Promise<Prisma.NoticeCreateManyInput[]> {
  const open = await tx.$queryRaw<OpenRow[]>`
    SELECT id, "userId", kind, key, "isUrgent", at, repeat FROM notice
    WHERE "releaseId" = ${state.id}::uuid AND "overAt" IS NULL AND kind <> 'receipt'`;
  const involved = involvedIn(state);
  // Of a team there may be many who hear of nothing as a rule; whoever has a part in the release is asked about anyway.
  const hears = [
    ...(unsettledGlasses(state).length > 0 ? [hearsOfBreakGlass] : []),
    ...(overdueRequests(state, now(), members).length > 0 ? [hearsOfEscalation] : []),
  ];
  const found = people
    .filter(
      ({ ref, role }) =>
        involved.has(ref.id) || hears.some((one) => one({ access: role, roles: [] })) || open.some((row) => row.userId === ref.id),
    )
    .map((person) => ({ person, following: followingOf(state, { person, members, open }) }));
  const gone = open.filter((row) => people.every(({ ref }) => ref.id !== row.userId)).map((row) => row.id);
  const ended = [...gone, ...found.flatMap(({ following }) => following.end.map((one) => one.id))];
  if (ended.length > 0) await tx.notice.updateMany({ where: { id: { in: ended } }, data: { overAt: new Date(at) } });
  const hastened = found.flatMap(({ following }) => following.hasten.map((one) => one.id));
  if (hastened.length > 0) await hasten(tx, hastened, at);
  return found.flatMap(({ person, following }) => following.begin.map((one) => noticeRow(state, { person, notice: one, at })));
}

type Told = { person: Person; members: ReadonlySet<string> | null; open: readonly OpenRow[] };

function followingOf(state: ReleaseState, { person, members, open }: Told) {
  const context = contextFor({ state, person: person.ref, role: person.role, members });
  const own = open.filter((row) => row.userId === person.ref.id).map(toOpen);
  return followNotices(own, noticesOf(state, context), { now: context.now, track: state.details.template.track });
}

/** Whoever a release may ask for something. */
function involvedIn(state: ReleaseState): ReadonlySet<string> {
  const asked = (state.briefings ?? []).flatMap((one) => one.asked.map((person) => person.id));
  const assigned = state.items.flatMap((item) => (item.assignee ? [item.assignee.id] : []));
  const handing = seenOffers(state).flatMap(({ from, to }) => [from.id, to.id]);
  return new Set([...state.roster.map((entry) => entry.person.id), ...asked, ...assigned, ...handing]);
}

export async function hasten(tx: Tx, ids: readonly string[], at: Instant): Promise<void> {
  const where = { id: { in: [...ids] } };
  await tx.notice.updateMany({ where, data: { isUrgent: true } });
  await tx.notice.updateMany({ where: { ...where, mailId: null, leaveAt: { not: null } }, data: { leaveAt: at, isHeld: false } });
}

type New = { person: Person; notice: ReturnType<typeof followingOf>["begin"][number]; at: Instant };

function noticeRow({ id: releaseId, teamId }: ReleaseState, { person, notice, at }: New): Prisma.NoticeCreateManyInput {
  const { kind, key, isUrgent, repeat, words } = notice;
  const told = { id: randomUUID(), teamId, releaseId, userId: person.ref.id, kind, key, isUrgent, repeat, words };
  return { ...told, at: now(), ...leaving(person, { kind, isUrgent }, at) };
}
