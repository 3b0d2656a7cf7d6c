import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { scopeCommands } from "@/lib/domain/scope/testing/random-scope";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { compareRelease } from "@/lib/server/audit/tables";
import { readEvents } from "@/lib/server/platform/hub";
import { Fault } from "@/lib/server/platform/problem";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "./commands";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

const database = testDatabase();
const { criticality: _, ...checkout } = CHECKOUT;
const profile = {
  ...checkout,
  changes: [...checkout.changes],
  facilities: [...checkout.facilities],
  compliance: [...checkout.compliance],
};
const PEOPLE = ["alice", "bob", "carol", "max", "vera"] as const;

async function stateOf(id: string): Promise<ReleaseState> {
  const loaded = await loadRelease(id, crypto.randomUUID());
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
}

function send({ people }: PlanningTeam, who: keyof PlanningTeam["people"], id: string, command: ReleaseCommand) {
  return executeCommand({ access: people[who].access("release.read"), releaseId: id, command });
}

it("whatever becomes of a checklist, the tables are what the log says", async () => {
  const team = await makePlanningTeam();
  const id = await plan(team, { profile, criticality: "standard" });
  const begun = await stateOf(id);
  const sent = new Set<string>();
  for (const [who, kind, dice] of fc.sample(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 7 }), fc.nat({ max: 99_999 })), {
    numRuns: 100,
    seed: 7,
  })) {
    const state = await stateOf(id);
    const item = state.items[dice % state.items.length];
    const tick: ReleaseCommand = { type: "item.set", item: item?.key ?? "", status: "done", expectedVersion: item?.version ?? 0 };
    const command = [...scopeCommands(state, dice), tick][kind] ?? tick;
    const { events } = await send(team, PEOPLE[who] ?? "alice", id, command).catch((error: unknown) => {
      if (error instanceof Fault && error.code !== "unavailable") return { events: [] };
      throw error;
    });
    for (const { type } of events) sent.add(type);
  }
  expect([...sent]).toEqual(
    expect.arrayContaining([
      "release.retailored",
      "item.taken-out",
      "item.put-back",
      "item.added",
      "items.reordered",
      "comment.added",
      "item.set",
    ]),
  );
  expect((await stateOf(id)).items).not.toEqual(begun.items);
  expect(await compareRelease(id, await readEvents(id, 0))).toEqual([]);
});

it("of two who change the answers at once, the second is shown what stands now", async () => {
  const team = await makePlanningTeam();
  const id = await plan(team, { profile });
  const other = { ...profile, changes: [] };
  await send(team, "alice", id, { type: "checklist.retailor", expectedSeq: 1, profile: other });
  const late = send(team, "max", id, { type: "checklist.retailor", expectedSeq: 1, profile: { ...profile, changes: ["dns"] } });
  await expect(late).rejects.toMatchObject({ code: "stale", more: { details: { seq: 2, present: { added: expect.any(Array) } } } });
});

it("SQL of the migration marks what was talked about before that was kept", async () => {
  const team = await makePlanningTeam();
  const id = await plan(team, { profile });
  const [first] = (await stateOf(id)).items;
  await send(team, "alice", id, { type: "comment.add", text: "Is it?", item: first?.key ?? "" });
  await send(team, "alice", id, { type: "comment.add", text: "In general" });
  await database.asSuperuser(`UPDATE release_item SET definition = definition - 'commented' WHERE "releaseId" = $1`, [id]);
  expect(await compareRelease(id, await readEvents(id, 0))).toHaveLength(1);
  const [backfill = ""] = readFileSync("prisma/migrations/20261130032600_extent_of_checklists/migration.sql", "utf8").split(";");
  await database.asSuperuser(backfill);
  expect(await compareRelease(id, await readEvents(id, 0))).toEqual([]);
});
