import type { Present } from "@/lib/contracts/live";
import { buildId } from "@/lib/server/platform/build-id";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { encodeFrame } from "@/lib/server/platform/frame";
import { follow, followersOf, join, leave, openStreams, type Subscriber, sendTo } from "@/lib/server/platform/hub";
import { log } from "@/lib/server/platform/log";
import type { Viewer } from "@/lib/server/platform/session";
import { singleton } from "@/lib/server/platform/singleton";

/** Well below the 18 s of silence after which a browser says that it lost the connection. */
const PING_MS = 8_000;
const GUARD_MS = 2_000;

/** The live stream of one browser: news of its teams, and every event of the releases it follows, from its cursors on. */
export async function openStream(
  viewer: Viewer,
  cursors: ReadonlyMap<string, number>,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  startGuard();
  const teams = await teamsOf(viewer.userId);
  const allowed = await releasesIn(teams, [...cursors.keys()]);
  const { readable, subscriber, end } = makeSubscriber(viewer, teams, signal, allowed);
  subscriber.send(encodeFrame({ type: "hello", build: buildId(), now: now() }));
  join(subscriber);
  void followAll(subscriber, cursors, allowed).catch((error: unknown) => {
    log.warn({ error: String(error) }, "stream could not catch up; the browser connects again");
    end();
  });
  return readable;
}

async function followAll(subscriber: Subscriber, cursors: ReadonlyMap<string, number>, allowed: ReadonlySet<string>): Promise<void> {
  for (const [release, cursor] of cursors) {
    // Another team's release and one that does not exist look the same.
    if (!allowed.has(release)) {
      subscriber.send(encodeFrame({ type: "reset", release }));
      continue;
    }
    await follow(release, cursor, subscriber);
    tellPresence(release);
  }
}

function makeSubscriber(viewer: Viewer, teams: ReadonlySet<string>, signal: AbortSignal, releases: ReadonlySet<string>) {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const readable = new ReadableStream<Uint8Array>(
    {
      start: (made) => {
        controller = made;
      },
      cancel: () => end(),
    },
    { highWaterMark: 1_000 },
  );
  const beat = setInterval(() => subscriber.send(encodeFrame({ type: "ping", now: now() })), PING_MS);
  const send = (frame: Uint8Array) => {
    // A reader that stopped reading is cut rather than buffered without bound; it comes back with its cursor.
    if (controller && (controller.desiredSize ?? 0) < -1_000) return end();
    controller?.enqueue(frame);
  };
  const end = () => {
    if (!controller) return;
    const closing = controller;
    controller = null;
    clearInterval(beat);
    signal.removeEventListener("abort", end);
    leave(subscriber);
    for (const release of releases) tellPresence(release);
    try {
      closing.close();
    } catch {
      // Already closed by the reader.
    }
  };
  const subscriber: Subscriber = {
    userId: viewer.userId,
    sessionHash: viewer.sessionHash,
    person: { id: viewer.userId, name: viewer.name, initials: viewer.initials },
    teams,
    send,
    close: (reason) => {
      send(encodeFrame({ type: "bye", reason }));
      end();
    },
  };
  signal.addEventListener("abort", end);
  return { readable, subscriber, end };
}

function tellPresence(release: string): void {
  const followers = followersOf(release);
  const people = new Map<string, Present>(followers.map((one) => [one.userId, one.person]));
  sendTo(followers, { type: "presence", release, people: [...people.values()] });
}

async function teamsOf(userId: string): Promise<Set<string>> {
  const rows = await db().membership.findMany({ where: { userId }, select: { teamId: true } });
  return new Set(rows.map((row) => row.teamId));
}

async function releasesIn(teams: ReadonlySet<string>, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db().release.findMany({ where: { id: { in: ids }, teamId: { in: [...teams] } }, select: { id: true } });
  return new Set(rows.map((row) => row.id));
}

/** Streams outlive the request that was checked: sessions and memberships are looked at again every two seconds. */
function startGuard(): void {
  singleton("stream-guard", () => {
    const timer = setInterval(() => void guard().catch((error: unknown) => log.warn({ error: String(error) }, "stream guard")), GUARD_MS);
    timer.unref();
    return timer;
  });
}

async function guard(): Promise<void> {
  const streams = openStreams();
  if (streams.length === 0) return;
  const hashes = [...new Set(streams.map((one) => one.sessionHash))];
  const users = [...new Set(streams.map((one) => one.userId))];
  const [sessions, memberships] = await Promise.all([
    db().session.findMany({
      where: { idHash: { in: hashes }, revokedAt: null, expiresAt: { gt: new Date() }, user: { disabledAt: null } },
      select: { idHash: true },
    }),
    db().membership.findMany({ where: { userId: { in: users } }, select: { userId: true, teamId: true } }),
  ]);
  const valid = new Set(sessions.map((one) => one.idHash));
  const member = new Set(memberships.map((one) => `${one.userId}|${one.teamId}`));
  for (const stream of streams) {
    if (!valid.has(stream.sessionHash)) stream.close("signed-out");
    else if ([...stream.teams].some((team) => !member.has(`${stream.userId}|${team}`))) stream.close("no-access");
  }
}

/** Before the process ends: every stream is closed, or the process would never exit. */
export function closeAllStreams(): void {
  for (const stream of openStreams()) stream.close("shutdown");
}
