import type { MadeCalendarDto } from "@/lib/contracts/calendar";
import type { PersonRef } from "@/lib/domain/release/state";
import type { TeamAccess } from "@/lib/server/access/team";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam } from "@/lib/server/platform/team-change";
import { newCalendarAddress } from "./secret";

/** Makes the person's calendar address in the team; a former one leads nowhere from now on. Answers it, this once. */
export async function makeCalendarAddress(access: TeamAccess): Promise<MadeCalendarDto> {
  const person = ownPerson(access);
  const { url, tokenHash } = newCalendarAddress();
  const key = { teamId: access.team.id, userId: person.id };
  await changeTeam({ teamId: key.teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    await tx.calendarAddress.upsert({
      where: { teamId_userId: key },
      create: { ...key, tokenHash },
      update: { tokenHash, madeAt: new Date() },
      select: { userId: true },
    });
    await append({ type: "calendar.address-made", payload: { person } });
  });
  return { url };
}

/** Takes the address away: it leads nowhere from now on. */
export async function removeCalendarAddress(access: TeamAccess): Promise<void> {
  const person = ownPerson(access);
  const where = { teamId: access.team.id, userId: person.id };
  await changeTeam({ teamId: where.teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    const { count } = await tx.calendarAddress.deleteMany({ where });
    if (count > 0) await append({ type: "calendar.address-removed", payload: { person } });
  });
}

/** An address outlives a token, so a token must not make one. */
function ownPerson({ access: { viewer } }: TeamAccess): PersonRef {
  if (viewer.token) throw new Fault("not-permitted", "A calendar address is a person's own; a token cannot make or remove one.");
  return { id: viewer.userId, name: viewer.name, initials: viewer.initials };
}
