import { applyEvents } from "@/lib/domain/release/apply-events";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ReleaseState } from "@/lib/domain/release/state";
import { eventText } from "@/lib/server/platform/event-log";
import { publishEvents } from "@/lib/server/platform/hub";
import { contextOf } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import { persist } from "@/lib/server/release/persist";
import { accessOf, type SeedPerson } from "./actors";
import type { Room } from "./room";

/** What happened in a room and is not written yet. */
export type Unwritten = { readonly before: ReleaseState; readonly members: ReadonlySet<string>; readonly recorded: RecordedEvent[] };

/**
 * Does all of `work` in memory, decided by the same rules as on the server, and then writes its events in one statement: what is long past
 * needs no round trip for each tick. Nobody else may change the release meanwhile.
 */
export async function atOnce(room: Room, work: () => Promise<void>): Promise<void> {
  const loaded = await loadRelease(room.id, room.people[0]?.id ?? room.id);
  if (!loaded) throw new Error(`${room.id} cannot be found.`);
  const unwritten: Unwritten = { before: room.state, members: loaded.members ?? new Set(), recorded: [] };
  room.unwritten = unwritten;
  await work().finally(() => {
    room.unwritten = null;
  });
  const { before, recorded } = unwritten;
  const isWritten = await persist(before, room.state, { bodies: recorded.map(eventText), answers: [], recorded });
  if (!isWritten) throw new Error(`${room.id} was changed by somebody else.`);
  publishEvents({ releaseId: room.id, teamId: room.state.teamId, events: recorded });
}

/** One command, at the time of the command clock. Throws the refusal's words. */
export function decideUnwritten(room: Room, { members, recorded }: Unwritten, by: SeedPerson, command: ReleaseCommand): void {
  const context = contextOf({ state: room.state, asker: accessOf(by, "release.read"), role: "manager", members });
  const decision = decide(room.state, command, context);
  if (!decision.ok) throw new Error(decision.refusal.message);
  const { actor, now: occurredAt } = context;
  const { seq } = room.state;
  recorded.push(...decision.events.map((event, index) => ({ ...event, seq: seq + index + 1, actor, occurredAt }) as RecordedEvent));
  room.state = applyEvents(room.state, decision.events, context);
}
