import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { NewReleaseBody } from "@/lib/contracts/plan";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { PEOPLE as FIXTURE, type PersonKey } from "@/lib/domain/sign-off/testing/fixture";
import type { Room } from "@/lib/domain/sign-off/testing/room";
import { type StageStep, stageCommandOf, stageSteps } from "@/lib/domain/stage/testing/random-stages";
import { addMinutes } from "@/lib/domain/time/instant";
import { compareRelease } from "@/lib/server/audit/tables";
import { now, stopClock } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { Fault } from "@/lib/server/platform/problem";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "./commands";
import { contentDigest } from "./context";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

testDatabase();
afterEach(() => stopClock(null));

/** Whom the people of the domain's courses are here. */
const PARTS = {
  dana: "alice",
  amir: "bob",
  cleo: "carol",
  max: "max",
  adam: "adam",
  mia: "vera",
  ben: "vera",
  dee: "vera",
} as const satisfies Record<PersonKey, keyof PlanningTeam["people"]>;

const LADDER = [1, 50, 100].map((percent) => ({ percent, minutes: 2 }));

/** Plays a course on the database, as many people send it; what the server refuses changes nothing. */
async function play(team: PlanningTeam, body: Partial<NewReleaseBody>, steps: readonly StageStep[]) {
  const begun = now();
  stopClock(begun);
  const window = { windowStart: addMinutes(begun, 10), windowEnd: addMinutes(begun, 1_200) };
  const id = await plan(team, { ...body, ...window, plannedT0: addMinutes(begun, 119) });
  let at = begun;
  let kept = 0;
  for (const step of steps) {
    at = addMinutes(at, step.minutes);
    const state = (await loadRelease(id, team.people.max.ref.id))?.state;
    if (!state) throw new Error("The release is gone.");
    const room: Room = { state, log: [], now: at, members: new Set(), ids: 0 };
    const { who, command } = stageCommandOf(room, step);
    at = room.now;
    stopClock(at);
    const access = who === "clock" ? ("system" as const) : personOf(team, who).access("release.read");
    const sent = executeCommand({ access, releaseId: id, command: asSent(room, team, { who, command }) });
    kept += await sent.then(
      ({ events }) => events.length,
      (error: unknown) => refused(error),
    );
  }
  return { id, kept };
}

/** A refusal is an answer; anything else is a failure of the server. */
function refused(error: unknown): number {
  if (error instanceof Fault && error.code !== "unavailable") return 0;
  throw error;
}

function personOf({ people }: PlanningTeam, who: string) {
  const known = Object.values(people).find((one) => one.ref.id === who);
  return known ?? people[PARTS[who as PersonKey] ?? "vera"];
}

/** The command with the digest that the server computes, and the initials of whoever sends it. */
function asSent({ state }: Room, team: PlanningTeam, { who, command }: { who: string; command: ReleaseCommand }): ReleaseCommand {
  const digest =
    "digest" in command && "phase" in command && command.digest !== "old"
      ? { digest: contentDigest(gateContent(state, command.phase)) }
      : {};
  const initials = "initials" in command ? { initials: personOf(team, who).ref.initials } : {};
  return { ...command, ...digest, ...initials } as ReleaseCommand;
}

it.each<[string, Partial<NewReleaseBody>]>([
  ["a canary", { strategy: "canary", criticality: "critical", ladder: LADDER }],
  ["a hotfix", { criticality: "hotfix", hotfix: { severity: "high", description: "Nobody can pay" } }],
])("whatever happens to %s, the tables are what its log says", async (_name, body) => {
  const team = await makePlanningTeam();
  expect(Object.keys(FIXTURE).sort()).toEqual(Object.keys(PARTS).sort());
  const isLong = (steps: readonly StageStep[]) => steps.length > 120 && steps.every(({ kind }) => kind !== "rollBack");
  const steps = fc.sample(stageSteps, { numRuns: 200, seed: 20261124 }).find(isLong) ?? [];
  const { id, kept } = await play(team, body, steps);
  expect(await compareRelease(id, await readEvents(id, 0))).toEqual([]);
  expect(kept).toBeGreaterThan(60);
});
