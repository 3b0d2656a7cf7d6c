import { describe, expect, it } from "vitest";
import { foldMembers, type TeamEvent } from "@/lib/domain/access/team-event";
import { teamStream } from "@/lib/server/platform/event-log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { makePerson, makeTeam } from "./testing/team";

const database = testDatabase();

async function eventsOf(teamId: string): Promise<(TeamEvent & { seq: number })[]> {
  const rows = await database.asSuperuser<{ seq: number; body: string }>("SELECT seq, body FROM event WHERE stream = $1 ORDER BY seq", [
    teamStream(teamId),
  ]);
  return rows.map(({ seq, body }) => ({ ...JSON.parse(body), seq }));
}

describe("a new team", () => {
  it("has its first events, which tell who is a member", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "manager" });
    const events = await eventsOf(id);
    expect(events.map(({ type, seq }) => [seq, type])).toEqual([
      [1, "team.created"],
      [2, "member.joined"],
      [3, "member.joined"],
    ]);
    expect(foldMembers(events)).toEqual(
      new Map([
        [people.ann.ref.id, "admin"],
        [people.bob.ref.id, "manager"],
      ]),
    );
  });

  it("gets an address that no other team has", async () => {
    const slugs = [];
    for (const name of ["Search", "search", "SEARCH!"]) slugs.push((await makeTeam({}, name)).slug);
    expect(slugs).toEqual(["search", "search-2", "search-3"]);
  });
});

it("keeps addresses of people in small letters, each once", async () => {
  const { email } = await makePerson("Carla");
  expect(email).not.toBe(email.toLowerCase());
  const rows = await database.asSuperuser('SELECT email FROM "user" WHERE email = $1', [email.toLowerCase()]);
  expect(rows).toHaveLength(1);
});
