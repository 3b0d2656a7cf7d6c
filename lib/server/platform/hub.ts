import type { Frame, Present } from "@/lib/contracts/live";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { type Committed, tellCommitted, tellIncidentCommitted } from "./committed";
import { pool } from "./db";
import { releaseStream } from "./event-log";
import { encodeFrame } from "./frame";
import { log } from "./log";
import { onWake, sendWake } from "./notify";
import { singleton } from "./singleton";

/** One open stream. `send` gets a frame that was encoded once for all. */
export type Subscriber = {
  readonly userId: string;
  readonly sessionHash: string;
  readonly person: Present;
  readonly teams: ReadonlySet<string>;
  readonly send: (frame: Uint8Array) => void;
  readonly close: (reason: "signed-out" | "shutdown" | "no-access") => void;
};

/** A followed release in this process: `seq` is the last event given to its subscribers. */
type Channel = { seq: number; subscribers: Set<Subscriber>; pending: Map<number, RecordedEvent>; isReading: boolean; isStale: boolean };

type Hub = { channels: Map<string, Channel>; all: Set<Subscriber>; teams: Map<string, Set<Subscriber>>; poll: NodeJS.Timeout };

const POLL_MS = 500;

function hub(): Hub {
  return singleton("hub", () => {
    const made: Hub = { channels: new Map(), all: new Set(), teams: new Map(), poll: setInterval(() => void pollHeads(), POLL_MS) };
    made.poll.unref();
    onWake(({ release, team, seq }) => {
      const channel = release === null ? undefined : made.channels.get(release);
      if (release !== null && channel && channel.seq < seq) void catchUp(release, channel);
      announce(team, release, seq);
    });
    return made;
  });
}

/**
 * After a commit: gives the events to the viewers of this process and wakes the other processes. Called outside the transaction;
 * a lost wake-up costs half a second (the poll), never an event.
 */
export function publishEvents(committed: Committed): void {
  const { releaseId, teamId, events } = committed;
  const last = events.at(-1);
  if (!last) return;
  tellCommitted(committed);
  const channel = hub().channels.get(releaseId);
  if (channel) offer(releaseId, channel, events);
  announce(teamId, releaseId, last.seq);
  sendWake({ release: releaseId, team: teamId, seq: last.seq });
}

/** After a commit that changed something of a team (services, freezes): its lists ask again. A lost one costs a reload, never data. */
export function publishTeamChange(teamId: string, seq: number): void {
  announce(teamId, null, seq);
  sendWake({ release: null, team: teamId, seq });
}

/** After a commit on an incident: the lists and pages of its team ask again. */
export function publishIncident({ id, teamId, seq }: { id: string; teamId: string; seq: number }): void {
  tellIncidentCommitted(id);
  announce(teamId, null, seq);
  sendWake({ release: null, incident: id, team: teamId, seq });
}

/** Events in order go out at once; ones that arrive before their predecessors wait, and the gap is read. */
function offer(release: string, channel: Channel, events: readonly RecordedEvent[]): void {
  for (const event of events) if (event.seq > channel.seq) channel.pending.set(event.seq, event);
  const ready: RecordedEvent[] = [];
  for (let next = channel.pending.get(channel.seq + 1); next; next = channel.pending.get(channel.seq + 1)) {
    channel.pending.delete(next.seq);
    channel.seq = next.seq;
    ready.push(next);
  }
  if (ready.length > 0) broadcast(channel.subscribers, { type: "events", release, events: ready }, `${release}.${channel.seq}`);
  if (channel.pending.size > 0) void catchUp(release, channel);
}

async function catchUp(release: string, channel: Channel): Promise<void> {
  if (channel.isReading) {
    channel.isStale = true;
    return;
  }
  channel.isReading = true;
  try {
    do {
      channel.isStale = false;
      offerRead(release, channel, await readEvents(release, channel.seq));
    } while (channel.isStale);
  } catch (error) {
    log.warn({ error: String(error), release }, "reading events failed; the poll tries again");
  } finally {
    channel.isReading = false;
  }
}

function offerRead(release: string, channel: Channel, events: readonly RecordedEvent[]): void {
  for (const event of events) channel.pending.delete(event.seq);
  const fresh = events.filter((event) => event.seq > channel.seq);
  const last = fresh.at(-1);
  if (!last) return;
  channel.seq = last.seq;
  broadcast(channel.subscribers, { type: "events", release, events: fresh }, `${release}.${last.seq}`);
}

/** Events of a release after a cursor, in order. */
export async function readEvents(release: string, after: number): Promise<RecordedEvent[]> {
  const { rows } = await pool().query<{ seq: number; body: string }>({
    name: "events-after",
    text: "SELECT seq, body FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq",
    values: [releaseStream(release), after],
  });
  return rows.map(({ seq, body }) => ({ ...JSON.parse(body), seq }) as RecordedEvent);
}

async function pollHeads(): Promise<void> {
  const { channels } = hub();
  if (channels.size === 0) return;
  try {
    const streams = [...channels.keys()].map(releaseStream);
    const { rows } = await pool().query<{ stream: string; seq: number }>({
      name: "heads",
      text: "SELECT stream, seq FROM stream_head WHERE stream = ANY($1)",
      values: [streams],
    });
    for (const { stream, seq } of rows) {
      const release = stream.slice("release:".length);
      const channel = channels.get(release);
      if (channel && channel.seq < seq) void catchUp(release, channel);
    }
  } catch (error) {
    log.warn({ error: String(error) }, "polling stream heads failed");
  }
}

function broadcast(subscribers: Iterable<Subscriber>, frame: Frame, id?: string): void {
  const encoded = encodeFrame(frame, id);
  for (const subscriber of subscribers) subscriber.send(encoded);
}

function announce(team: string, release: string | null, seq: number): void {
  const listeners = hub().teams.get(team);
  if (!listeners || listeners.size === 0) return;
  // Whoever follows the release itself already has the events; telling them twice would only cost.
  const followers = release === null ? undefined : hub().channels.get(release)?.subscribers;
  const others = [...listeners].filter((one) => !followers?.has(one));
  if (others.length > 0) broadcast(others, { type: "changed", team, release, seq });
}

/**
 * Follows a release from a cursor: first what happened since, then everything as it happens; ordered, without gap or repetition.
 * Resolves when the past has been sent. A cursor of another history gets `reset`.
 */
export async function follow(release: string, cursor: number, subscriber: Subscriber): Promise<void> {
  let at = cursor;
  let channel: Channel;
  do {
    const past = await readEvents(release, at);
    // Looked up anew after each wait: the last follower may have left meanwhile and taken the channel along.
    channel = channelOf(release);
    const last = past.at(-1);
    if (past[0] && past[0].seq !== at + 1) return subscriber.send(encodeFrame({ type: "reset", release }));
    if (last) subscriber.send(encodeFrame({ type: "events", release, events: past }, `${release}.${last.seq}`));
    // Nothing is awaited from here to the return, so no event can slip between the past and the channel.
    if (last && last.seq > channel.seq) offerRead(release, channel, past);
    at = last?.seq ?? at;
  } while (at < channel.seq);
  channel.seq = Math.max(channel.seq, at);
  channel.subscribers.add(subscriber);
}

function channelOf(release: string): Channel {
  const { channels } = hub();
  const known = channels.get(release);
  if (known) return known;
  const made: Channel = { seq: 0, subscribers: new Set(), pending: new Map(), isReading: false, isStale: false };
  channels.set(release, made);
  return made;
}

/** Registers an open stream for team news, revocation and shutdown. */
export function join(subscriber: Subscriber): void {
  const { all, teams } = hub();
  all.add(subscriber);
  for (const team of subscriber.teams) {
    const listeners = teams.get(team) ?? new Set();
    teams.set(team, listeners.add(subscriber));
  }
}

export function leave(subscriber: Subscriber): void {
  const { all, teams, channels } = hub();
  all.delete(subscriber);
  for (const team of subscriber.teams) teams.get(team)?.delete(subscriber);
  for (const [release, channel] of channels) {
    if (channel.subscribers.delete(subscriber) && channel.subscribers.size === 0) channels.delete(release);
  }
}

/** Who follows a release in this process, one entry per person. */
export function followersOf(release: string): readonly Subscriber[] {
  return [...(hub().channels.get(release)?.subscribers ?? [])];
}

export function sendTo(subscribers: Iterable<Subscriber>, frame: Frame): void {
  broadcast(subscribers, frame);
}

export function openStreams(): readonly Subscriber[] {
  return [...hub().all];
}
