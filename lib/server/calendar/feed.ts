import { createHash } from "node:crypto";
import { type CalendarEntry, icalOf } from "@/lib/domain/calendar/ical";
import { releaseEntries } from "@/lib/domain/calendar/release-entries";
import { addMinutes } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { db, pool } from "@/lib/server/platform/db";
import { isKnown } from "@/lib/server/platform/entity-tag";
import { env } from "@/lib/server/platform/env";
import { releaseStream, teamStream } from "@/lib/server/platform/event-log";
import { Fault } from "@/lib/server/platform/problem";
import { loadOverviews } from "@/lib/server/release/overview";
import { hashCalendar } from "./secret";

const DAY_MINUTES = 24 * 60;
/** What is older is of no use in a calendar of what is to come. */
const PAST_DAYS = 30;
const MAX_RELEASES = 200;

type Subscriber = { readonly userId: string; readonly team: { readonly id: string; readonly name: string; readonly slug: string } };

type Asked = { readonly request: Request; readonly address: string; readonly spend: (key: string) => Promise<void> };

/** The calendar behind a secret address, or 304 where the caller has it. Not found like anything else when nobody has this address. */
export async function answerFeed({ request, address, spend }: Asked): Promise<Response> {
  const hash = hashCalendar(address.slice(0, -".ics".length));
  const subscriber = await subscriberOf(hash);
  // An address that nobody has is counted nowhere: guesses would fill the table.
  await spend(hash);
  const text = await feedOf(subscriber);
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  const headers = { etag, "cache-control": "private, max-age=60, must-revalidate", "x-robots-tag": "noindex" };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": "text/calendar; charset=utf-8" } });
}

/** The address goes with the membership it hangs on; somebody who is disabled has none either. */
async function subscriberOf(tokenHash: string): Promise<Subscriber> {
  const row = await db().calendarAddress.findFirst({
    where: { tokenHash, membership: { user: { disabledAt: null } } },
    select: { userId: true, membership: { select: { team: { select: { id: true, name: true, slug: true } } } } },
  });
  if (!row) throw new Fault("not-found", "There is nothing at this address.");
  return { userId: row.userId, team: row.membership.team };
}

async function feedOf({ userId, team }: Subscriber): Promise<string> {
  const since = addMinutes(now(), -PAST_DAYS * DAY_MINUTES);
  const [releases, freezes] = await Promise.all([releasesSince(team, userId, since), freezesSince(team.id, since)]);
  return icalOf(`T-Minus ${team.name}`, [...releases, ...freezes]);
}

async function releasesSince(team: Subscriber["team"], userId: string, since: string): Promise<CalendarEntry[]> {
  const rows = await db().release.findMany({
    // One that still owes something stays, for the sake of its due times.
    where: { teamId: team.id, OR: [{ windowEnd: { gt: since } }, { status: "deployed" }] },
    select: { id: true },
    orderBy: [{ windowStart: "desc" }, { id: "asc" }],
    take: MAX_RELEASES,
  });
  const loaded = await loadOverviews(
    rows.map(({ id }) => id),
    userId,
  );
  const changed = await changedAt(loaded.map(({ state }) => ({ stream: releaseStream(state.id), seq: state.seq })));
  return loaded.flatMap(({ state }) => {
    const url = new URL(`/t/${team.slug}/releases/${state.id}`, env().TMINUS_URL).href;
    return releaseEntries(state, { changedAt: changed.get(releaseStream(state.id)) ?? state.createdAt, url });
  });
}

/** Freezes have no number of their own: that of the team's stream never falls either. */
async function freezesSince(teamId: string, since: string): Promise<CalendarEntry[]> {
  const stream = teamStream(teamId);
  const [rows, head] = await Promise.all([
    db().freeze.findMany({
      where: { teamId, endsAt: { gt: since } },
      select: { id: true, name: true, startsAt: true, endsAt: true, createdAt: true, removedAt: true, service: { select: { name: true } } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    }),
    db().streamHead.findUnique({ where: { stream }, select: { seq: true } }),
  ]);
  const sequence = head?.seq ?? 0;
  const changed = (await changedAt([{ stream, seq: sequence }])).get(stream);
  return rows.map(({ id, name, startsAt, endsAt, createdAt, removedAt, service }) => ({
    uid: `freeze.${id}@tminus`,
    sequence,
    changedAt: changed ?? createdAt.toISOString(),
    start: startsAt.toISOString(),
    end: endsAt.toISOString(),
    summary: `Freeze: ${name}`,
    description: service ? `Of ${service.name}` : "Of the whole team",
    status: removedAt ? "CANCELLED" : "CONFIRMED",
  }));
}

/** When the given events were recorded, by stream. */
async function changedAt(heads: readonly { stream: string; seq: number }[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool().query<{ stream: string; recordedAt: Date }>({
    name: "calendar-changed-at",
    text: `SELECT e.stream, e."recordedAt" FROM event e JOIN unnest($1::text[], $2::int[]) AS h (stream, seq) ON e.stream = h.stream AND e.seq = h.seq`,
    values: [heads.map(({ stream }) => stream), heads.map(({ seq }) => seq)],
  });
  return new Map(rows.map(({ stream, recordedAt }) => [stream, recordedAt.toISOString()]));
}
