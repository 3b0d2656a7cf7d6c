import type { ProfileBody, ProfileDto } from "@/lib/contracts/access";
import type { PersonFacts } from "@/lib/domain/access/team-event";
import { db } from "@/lib/server/platform/db";
import { publishTeamChange } from "@/lib/server/platform/hub";
import type { Viewer } from "@/lib/server/platform/session";
import { type Told, tellTeams } from "./tell-teams";

/**
 * Changes one's own name, initials and time zone, from now on: what is recorded keeps the name of its day. A new name is told
 * to each of the person's teams; the zone is nobody else's concern. What does not change is no change.
 */
export async function changeProfile(viewer: Viewer, body: ProfileBody): Promise<ProfileDto> {
  const { userId: id } = viewer;
  const told: Told[] = [];
  const profile = await db().$transaction(async (tx) => {
    // Two windows change it one after the other, so that each event says what was before.
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const select = { name: true, initials: true, zone: true } as const;
    const was = await tx.user.findUniqueOrThrow({ where: { id }, select });
    const is = await tx.user.update({ where: { id }, data: body, select });
    const { changes, before } = changesOf(was, is);
    const person = { id, name: was.name, initials: was.initials };
    if (Object.keys(changes).length > 0) {
      told.push(...(await tellTeams(tx, person, { type: "member.profile-changed", payload: { person, changes, before } })));
    }
    return is;
  });
  for (const { teamId, seq } of told) publishTeamChange(teamId, seq);
  return profile;
}

function changesOf(was: PersonFacts, is: PersonFacts): { changes: Partial<PersonFacts>; before: Partial<PersonFacts> } {
  const fields = (["name", "initials"] as const).filter((field) => was[field] !== is[field]);
  const pick = (from: PersonFacts) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { changes: pick(is), before: pick(was) };
}
