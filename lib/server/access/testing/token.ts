import type { TokenScope } from "@/lib/domain/access/token";
import { createToken } from "@/lib/server/access/tokens";
import { db } from "@/lib/server/platform/db";
import { requireTeam } from "../team";
import type { TestPerson } from "./team";

type TeamWithAdmin = { readonly id: string; readonly people: { readonly adam: TestPerson } };

/** A token of a team, made by its admin `adam` for a member; the secret. */
export async function makeToken(team: TeamWithAdmin, owner: TestPerson, scopes: TokenScope[]): Promise<string> {
  const access = await requireTeam(team.people.adam.access("settings.manage"), { id: team.id });
  return (await createToken(access, { name: "CI", owner: owner.ref.id, scopes, days: 30 })).token;
}

/** Makes somebody a member of one more team, past its log. */
export async function addToTeam(teamId: string, person: TestPerson): Promise<void> {
  await db().membership.create({ data: { teamId, userId: person.ref.id, role: "member" }, select: { teamId: true } });
}
