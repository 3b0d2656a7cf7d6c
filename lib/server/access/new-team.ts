import type { NewTeamBody } from "@/lib/contracts/access";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { takeKey } from "@/lib/server/platform/once";
import { Fault } from "@/lib/server/platform/problem";
import type { Viewer } from "@/lib/server/platform/session";
import { actorOf } from "@/lib/server/platform/team-events";
import { createTeam, joinTeam } from "./founding";

/** Makes another team; the person becomes its first admin. For admins of a team only: see decision 12. */
export async function foundTeam(viewer: Viewer, { name }: NewTeamBody): Promise<{ team: string }> {
  const { userId, name: own, initials } = viewer;
  return db().$transaction(async (tx) => {
    await takeKey(tx);
    const admin = await tx.membership.findFirst({ where: { userId, role: "admin" }, select: { teamId: true } });
    if (!admin) throw new Fault("not-permitted", "Only an admin of a team can make another one.");
    const doing = { actor: actorOf(viewer), occurredAt: now() };
    const team = await createTeam(tx, { name, ...doing });
    await joinTeam(tx, { teamId: team.id, person: { id: userId, name: own, initials }, role: "admin", ...doing });
    return { team: team.slug };
  });
}
