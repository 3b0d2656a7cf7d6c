import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Frame, frameSchema } from "@/lib/contracts/live";
import { makePerson, makeTeam, type TestPerson } from "@/lib/server/access/testing/team";
import { followersOf, openStreams } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { openStream } from "./stream";

testDatabase();

let team: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
});

/** Waits as long as a busy machine needs; how quick it is, is the bench's to say. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

/** A browser on the stream: everything it was sent, and how to leave. */
async function watch(person: TestPerson, release: string, cursor: number) {
  const leaving = new AbortController();
  const body = await openStream(person.viewer, new Map([[release, cursor]]), leaving.signal);
  const frames: Frame[] = [];
  const read = async () => {
    let rest = "";
    for await (const bytes of body) {
      const parts = (rest + new TextDecoder().decode(bytes)).split("\n\n");
      rest = parts.pop() ?? "";
      frames.push(...parts.map((part) => frameSchema.parse(JSON.parse(part.replace(/^(id: .*\n)?data: /, "")))));
    }
  };
  void read().catch(() => undefined);
  const of = <Type extends Frame["type"]>(type: Type) => frames.filter((one): one is Extract<Frame, { type: Type }> => one.type === type);
  return { frames, of, leave: () => leaving.abort() };
}

const tick = (release: string, item: string) =>
  executeCommand({
    access: team.people.alice.access("item.tick"),
    releaseId: release,
    command: { type: "item.set", item, status: "done", expectedVersion: 0 },
  });

describe("the live stream", () => {
  it("says hello, then what happened since the cursor, then what happens", async () => {
    const release = await plan(team);
    const first = await tick(release, "code-frozen");
    const alice = await watch(team.people.alice, release, first.seq - 1);
    await eventually(() => expect(alice.of("events").flatMap((one) => one.events.map((event) => event.seq))).toEqual([first.seq]));
    const second = await tick(release, "rollback-planned");
    await eventually(() =>
      expect(alice.of("events").flatMap((one) => one.events.map((event) => event.seq))).toEqual([first.seq, second.seq]),
    );
    expect(alice.frames[0]?.type).toBe("hello");
    alice.leave();
  });

  it("answers for another team's release as for one that does not exist", async () => {
    const release = await plan(team);
    const stranger = await makePerson("stranger");
    const there = await watch(stranger, release, 0);
    const nowhere = await watch(stranger, randomUUID(), 0);
    await eventually(() => expect([there.of("reset").length, nowhere.of("reset").length]).toEqual([1, 1]));
    expect(there.of("events")).toEqual([]);
    expect(followersOf(release)).toEqual([]);
  });

  it("forgets who left while their past was being read", async () => {
    const release = await plan(team);
    const openBefore = openStreams().length;
    for (let round = 0; round < 5; round += 1) (await watch(team.people.bob, release, 0)).leave();
    const stays = await watch(team.people.alice, release, 0);
    await eventually(() =>
      expect(
        stays
          .of("presence")
          .at(-1)
          ?.people.map((one) => one.id),
      ).toEqual([team.people.alice.ref.id]),
    );
    expect(followersOf(release)).toHaveLength(1);
    expect(openStreams()).toHaveLength(openBefore + 1);
    stays.leave();
  });
});

describe("presence", () => {
  it("names everybody who came at once in a few messages, not one for each", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `p${index}`);
    const crowd = await makeTeam(Object.fromEntries(names.map((name) => [name, "member"] as const)));
    const people = Object.values(crowd.people);
    const release = randomUUID();
    const { tellPresence } = await import("./presence");
    const { join, follow } = await import("@/lib/server/platform/hub");
    const sent = people.map((): string[] => []);
    for (const [index, person] of people.entries()) {
      const subscriber = {
        userId: person.ref.id,
        sessionHash: "",
        person: person.ref,
        teams: new Set<string>(),
        send: (frame: Uint8Array) => void sent[index]?.push(new TextDecoder().decode(frame)),
        close: () => undefined,
      };
      join(subscriber);
      await follow(release, 0, subscriber);
      tellPresence(release, subscriber);
    }
    await eventually(() => {
      for (const frames of sent) for (const person of people) expect(frames.at(-1)).toContain(person.ref.id);
    });
    expect(Math.max(...sent.map((frames) => frames.length))).toBeLessThan(10);
  });

  it("does not tell the others about somebody who was there already", async () => {
    const release = await plan(team);
    const alice = await watch(team.people.alice, release, 0);
    const bob = await watch(team.people.bob, release, 0);
    await eventually(() => expect(alice.of("presence").at(-1)?.people).toHaveLength(2));
    const heard = alice.of("presence").length;
    const again = await watch(team.people.bob, release, 0);
    await eventually(() => expect(again.of("presence").at(-1)?.people).toHaveLength(2));
    expect(alice.of("presence")).toHaveLength(heard);
    for (const one of [alice, bob, again]) one.leave();
  });
});
