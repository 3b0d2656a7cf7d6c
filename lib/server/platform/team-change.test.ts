import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { makeTeam, type TestPerson } from "@/lib/server/access/testing/team";
import { join, leave, type Subscriber } from "./hub";
import { changeTeam } from "./team-change";
import { testDatabase } from "./testing/database";

testDatabase();

/** An open stream of somebody; `frames` is what reached it. */
function listen(person: TestPerson, teams: readonly string[]) {
  const frames: unknown[] = [];
  const decoder = new TextDecoder();
  const subscriber: Subscriber = {
    userId: person.ref.id,
    sessionHash: "test",
    person: person.ref,
    teams: new Set(teams),
    send: (frame) => frames.push(JSON.parse(decoder.decode(frame).replace("data: ", ""))),
    close: () => undefined,
  };
  join(subscriber);
  return { frames, stop: () => leave(subscriber) };
}

const freeze = (id: string) => ({ type: "freeze.removed", payload: { id, name: "Freeze" } }) as const;

it("tells the streams of the team after the commit, and no others", async () => {
  const [team, other] = [await makeTeam({ max: "manager", ann: "member" }), await makeTeam({ eve: "member" })];
  const mine = listen(team.people.ann, [team.id]);
  const theirs = listen(other.people.eve, [other.id]);
  const seq = await changeTeam({ teamId: team.id, viewer: team.people.max.viewer }, async ({ append }) => {
    const appended = await append(freeze(randomUUID()));
    expect(mine.frames).toEqual([]);
    return appended;
  });
  expect(mine.frames).toEqual([{ type: "changed", team: team.id, release: null, seq }]);
  expect(theirs.frames).toEqual([]);
  mine.stop();
  theirs.stop();
});

it("tells nobody of what was rolled back, or changed nothing", async () => {
  const team = await makeTeam({ max: "manager" });
  const mine = listen(team.people.max, [team.id]);
  const failing = changeTeam({ teamId: team.id, viewer: team.people.max.viewer }, async ({ append }) => {
    await append(freeze(randomUUID()));
    throw new Error("No.");
  });
  await expect(failing).rejects.toThrow("No.");
  await changeTeam({ teamId: team.id, viewer: team.people.max.viewer }, async () => undefined);
  expect(mine.frames).toEqual([]);
  mine.stop();
});
