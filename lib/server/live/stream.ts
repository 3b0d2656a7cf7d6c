import { buildId } from "@/lib/server/platform/build-id";
import { now } from "@/lib/server/platform/clock";
import { db, pool } from "@/lib/server/platform/db";
import { encodeFrame } from "@/lib/server/platform/frame";
import { follow, join, leave, openStreams, type Subscriber, sendTo } from "@/lib/server/platform/hub";
import { log } from "@/lib/server/platform/log";
import type { Viewer } from "@/lib/server/platform/session";
import { singleton } from "@/lib/server/platform/singleton";
import { tellPresence } from "./presence";

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
  startBeat();
  const { teams, releases: allowed } = await readRights(viewer.userId, [...cursors.keys()]);
  const { readable, subscriber, isOpen, end } = makeSubscriber(viewer, teams, signal, allowed);
  subscriber.send(encodeFrame({ type: "hello", build: buildId(), now: now() }));
  join(subscriber);
  // Gone while the rights were being read: the signal says so once only.
  if (signal.aborted) end();
  void followAll({ subscriber, cursors, allowed, isOpen }).catch((error: unknown) => {
    log.warn({ error: String(error) }, "stream could not catch up; the browser connects again");
    end();
  });
  return readable;
}

type Following = {
  readonly subscriber: Subscriber;
  readonly cursors: ReadonlyMap<string, number>;
  readonly allowed: ReadonlySet<string>;
  readonly isOpen: () => boolean;
};

async function followAll({ subscriber, cursors, allowed, isOpen }: Following): Promise<void> {
  for (const [release, cursor] of cursors) {
    // Another team's release and one that does not exist look the same.
    if (!allowed.has(release)) {
      subscriber.send(encodeFrame({ type: "reset", release }));
      continue;
    }
    await follow(release, cursor, subscriber);
    // Gone while its past was being read: it would stay among the followers for ever.
    if (!isOpen()) return leave(subscriber);
    tellPresence(release, subscriber);
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
  const send = (frame: Uint8Array) => {
    // A reader that stopped reading is cut rather than buffered without bound; it comes back with its cursor.
    if (controller && (controller.desiredSize ?? 0) < -1_000) return end();
    controller?.enqueue(frame);
  };
  const end = () => {
    if (!controller) return;
    const closing = controller;
    controller = null;
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
  return { readable, subscriber, isOpen: () => controller !== null, end };
}

const RIGHTS = {
  name: "stream-rights",
  text: `SELECT ARRAY(SELECT m."teamId" FROM membership m WHERE m."userId" = $1) AS teams,
    ARRAY(SELECT r.id FROM release r JOIN membership m ON m."teamId" = r."teamId" AND m."userId" = $1 WHERE r.id = ANY($2)) AS releases`,
};

/** The teams of a person, and those of the releases that are theirs. One statement: after a cut everybody asks at once. */
async function readRights(userId: string, ids: readonly string[]): Promise<{ teams: Set<string>; releases: Set<string> }> {
  const { rows } = await pool().query<{ teams: string[]; releases: string[] }>({ ...RIGHTS, values: [userId, ids] });
  return { teams: new Set(rows[0]?.teams), releases: new Set(rows[0]?.releases) };
}

/** One beat for all streams of this process: a browser that hears nothing believes that it is cut off. */
function startBeat(): void {
  singleton("stream-beat", () => setInterval(() => sendTo(openStreams(), { type: "ping", now: now() }), PING_MS).unref());
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
