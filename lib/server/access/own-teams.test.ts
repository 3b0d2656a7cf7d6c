import { expect, it } from "vitest";
import { GET } from "@/app/api/v1/teams/route";
import type { TeamsDto } from "@/lib/contracts/access";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { makeTeam } from "./testing/team";
import { addToTeam, makeToken } from "./testing/token";

testDatabase();

const idsOf = (body: unknown) => (body as TeamsDto).teams.map(({ id, role }) => [id, role]);

it("lists the teams of whoever asks, and of a token its own, although its owner is in more", async () => {
  const [one, two] = [await makeTeam({ adam: "admin", bob: "manager" }), await makeTeam({ adam: "admin" })];
  const { adam, bob } = one.people;
  await addToTeam(two.id, bob);
  const asBob = await call(GET, { cookie: await cookieFor(bob.ref.id) });
  expect(idsOf(asBob.body).sort()).toEqual(
    [
      [one.id, "manager"],
      [two.id, "member"],
    ].sort(),
  );
  expect(idsOf((await call(GET, { cookie: await cookieFor(adam.ref.id) })).body)).toEqual([[one.id, "admin"]]);
  const token = await makeToken(one, bob, ["read"]);
  expect(idsOf((await call(GET, { headers: { authorization: `Bearer ${token}` } })).body)).toEqual([[one.id, "manager"]]);
  const without = await makeToken(one, bob, ["flag"]);
  expect(idsOf((await call(GET, { headers: { authorization: `Bearer ${without}` } })).body)).toEqual([]);
  expect((await call(GET)).status).toBe(401);
});
