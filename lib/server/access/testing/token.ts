import type { TokenScope } from "@/lib/domain/access/token";
import { createToken } from "@/lib/server/access/tokens";
import { db } from "@/lib/server/platform/db";
import { appendTeamEvent } from "@/lib/server/platform/team-events";
import { joinTeam } from "../founding";
import { requireTeam } from "../team";
import type { TestPerson } from "./team";

type TeamWithAdmin = { readonly id: string; readonly people: { readonly adam: TestPerson } };

/** A token of a team, made by its admin `adam` for a member; the secret. */
export async function makeToken(team: TeamWithAdmin, owner: TestPerson, scopes: TokenScope[]): Promise<string> {
  const access = await requireTeam(team.people.adam.access("settings.manage"), { id: team.id });
  return (await createToken(access, { name: "CI", owner: owner.ref.id, scopes, days: 30 })).token;
}

const doing = () => ({ actor: { kind: "system", id: "test", name: "Test", initials: "T" } as const, occurredAt: new Date().toISOString() });

/** Makes somebody a member of one more team. */
export async function addToTeam(teamId: string, { ref }: TestPerson): Promise<void> {
  await db().$transaction((tx) => joinTeam(tx, { teamId, person: ref, role: "member", ...doing() }));
}

/** Takes somebody out of a team, whoever they are there and whatever needs them. */
export async function takeFromTeam(teamId: string, { ref }: TestPerson): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.membership.delete({ where: { teamId_userId: { teamId, userId: ref.id } }, select: { teamId: true } });
    await appendTeamEvent(tx, { teamId, ...doing(), type: "member.removed", payload: { person: ref, role: "member" } });
  });
}
