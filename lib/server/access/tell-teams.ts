import type { TeamEvent } from "@/lib/domain/access/team-event";
import type { PersonRef } from "@/lib/domain/release/state";
import { now } from "@/lib/server/platform/clock";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { actorOf, appendTeamEvent } from "@/lib/server/platform/team-events";

/** A team's log that was told, and the place of the event in it. */
export type Told = { readonly teamId: string; readonly seq: number };

/**
 * Tells each team of a person what they changed about themselves: in a fixed order, so that two such changes cannot wait for
 * each other.
 */
export async function tellTeams(tx: Prisma.TransactionClient, person: PersonRef, event: TeamEvent): Promise<Told[]> {
  const { id, name, initials } = person;
  const teams = await tx.membership.findMany({ where: { userId: id }, select: { teamId: true }, orderBy: { teamId: "asc" } });
  const facts = { actor: actorOf({ userId: id, name, initials }), occurredAt: now() };
  const told: Told[] = [];
  for (const { teamId } of teams) told.push({ teamId, seq: await appendTeamEvent(tx, { teamId, ...facts, ...event }) });
  return told;
}
