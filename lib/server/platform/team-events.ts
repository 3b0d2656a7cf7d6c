import type { TeamEvent } from "@/lib/domain/access/team-event";
import type { Actor } from "@/lib/domain/release/event";
import { eventText, teamStream } from "./event-log";
import type { Prisma } from "./generated/client";
import { countEvents } from "./metrics";
import type { Viewer } from "./session";

/** One thing that happened to a team, by whom and when by the command's clock. */
export type TeamChange = TeamEvent & { readonly teamId: string; readonly actor: Actor; readonly occurredAt: string };

/**
 * Appends one event to the stream of a team, in the transaction of the change that it tells of. Answers its seq.
 * Locks the end of the stream until the transaction ends: call it after the change, shortly before the commit.
 */
export async function appendTeamEvent(tx: Prisma.TransactionClient, change: TeamChange): Promise<number> {
  const { teamId, actor, occurredAt, type, payload } = change;
  const bodies = [eventText({ type, payload, actor, occurredAt })];
  const rows = await tx.$queryRaw<{ seq: number }[]>`SELECT append_events(${teamStream(teamId)}, ${teamId}::uuid, NULL, ${bodies}) AS seq`;
  countEvents("team", 1);
  return rows[0]?.seq ?? 0;
}

/** What the clock is called in the log. */
export const CLOCK: Actor = { kind: "system", id: "clock", name: "Clock", initials: "CL" };

/** Who asks, as the log names them: a person, or a token by its own name. */
export function actorOf(viewer: Pick<Viewer, "userId" | "name" | "initials" | "token">): Actor {
  const { token } = viewer;
  if (token) return { kind: "token", id: token.id, name: token.name, initials: "API" };
  return { kind: "person", id: viewer.userId, name: viewer.name, initials: viewer.initials };
}
