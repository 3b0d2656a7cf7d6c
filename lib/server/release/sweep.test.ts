import { afterEach, expect, it, vi } from "vitest";
import { shiftClock } from "@/lib/server/platform/clock";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "./commands";
import { loadRelease } from "./load";
import { loadOverviews } from "./overview";
import { sweepReleases } from "./sweep";
import { makePlanningTeam, plan, soon } from "./testing/plan";

const database = testDatabase();
afterEach(() => {
  vi.useRealTimers();
  shiftClock(0);
});

const DAY_MS = 86_400_000;

it("forgets answers after 72 hours by the database's clock, whatever this process takes for the time", async () => {
  const team = await makePlanningTeam();
  const release = await plan(team, { plannedT0: soon(24 * 60) });
  for (const key of ["kept-answer", "old-answer"]) {
    await executeCommand({
      access: team.people.alice.access("comment.add"),
      releaseId: release,
      command: { type: "comment.add", text: "Hello" },
      idempotency: { key, requestHash: key },
    });
  }
  await database.asSuperuser(`UPDATE idempotency_key SET "createdAt" = now() - interval '73 hours' WHERE key = 'old-answer'`);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30 * DAY_MS });
  await sweepReleases();
  expect(await database.asSuperuser("SELECT key FROM idempotency_key")).toEqual([{ key: "kept-answer" }]);
});

it("SIGNOFF rule 9: somebody whose account was disabled is nobody who may sign, though a member", async () => {
  const team = await makePlanningTeam();
  const { alice, bob } = team.people;
  const release = await plan(team, { plannedT0: soon(3 * 24 * 60) });
  const canSign = async () => (await loadRelease(release, alice.ref.id))?.members?.has(bob.ref.id);
  expect(await canSign()).toBe(true);
  await database.asSuperuser(`UPDATE "user" SET "disabledAt" = now() WHERE id = $1`, [bob.ref.id]);
  expect(await canSign()).toBe(false);
  const [overview] = await loadOverviews([release], alice.ref.id);
  expect(overview?.members?.has(bob.ref.id)).toBe(false);
});

it("records what time has ended, once", async () => {
  const team = await makePlanningTeam();
  const { alice, bob } = team.people;
  const release = await plan(team, { plannedT0: soon(3 * 24 * 60) });
  const item = (await loadRelease(release, alice.ref.id))?.state.items.find((one) => one.kind === "tick")?.key ?? "";
  const waiver = { status: "waived", expectedVersion: 0, reason: "The load environment is back tomorrow.", waivedUntil: soon(60) } as const;
  await executeCommand({ access: bob.access("item.tick"), releaseId: release, command: { type: "item.set", item, ...waiver } });
  const seq = async () => (await loadRelease(release, alice.ref.id))?.state.seq ?? 0;
  const before = await seq();
  await sweepReleases();
  expect(await seq()).toBe(before);
  shiftClock(2 * 3_600_000);
  await sweepReleases();
  const after = await seq();
  expect(after).toBeGreaterThan(before);
  await sweepReleases();
  expect(await seq()).toBe(after);
});
