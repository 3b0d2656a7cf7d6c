import { describe, expect, it } from "vitest";
import { foldMembers } from "@/lib/domain/access/team-event";
import { db } from "@/lib/server/platform/db";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { createPerson } from "./founding";
import { teamEvents } from "./testing/events";
import { makeTeam } from "./testing/team";

testDatabase();

describe("a new team", () => {
  it("has its first events, which tell who is a member", async () => {
    const { id, people } = await makeTeam({ ann: "admin", bob: "manager" });
    const events = await teamEvents(id);
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
  const person = { name: "Carla Ruiz", passwordHash: null };
  await db().$transaction((tx) => createPerson(tx, { ...person, email: " Carla@Example.com " }));
  expect(await db().user.count({ where: { email: "carla@example.com" } })).toBe(1);
  const again = db().$transaction((tx) => createPerson(tx, { ...person, email: "CARLA@example.com" }));
  await expect(again).rejects.toMatchObject({ code: "P2002" });
});
