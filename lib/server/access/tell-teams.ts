import type { PersonRef } from "@/lib/domain/release/state";
import { now } from "@/lib/server/platform/clock";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { actorOf, appendTeamEvent } from "@/lib/server/platform/team-events";

/**
 * Tells each team of a person that they have a new password, and how many sessions that ended: in a fixed order, so that two
 * such changes cannot wait for each other.
 */
export async function tellTeams(
  tx: Prisma.TransactionClient,
  person: PersonRef,
  type: "password-reset.used" | "password.changed",
  sessions: number,
): Promise<void> {
  const { id, name, initials } = person;
  const teams = await tx.membership.findMany({ where: { userId: id }, select: { teamId: true }, orderBy: { teamId: "asc" } });
  const facts = { actor: actorOf({ userId: id, name, initials }), occurredAt: now() };
  for (const { teamId } of teams) {
    await appendTeamEvent(tx, { teamId, ...facts, type, payload: { person: { id, name, initials }, sessions } });
  }
}
