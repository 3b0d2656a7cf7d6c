import { expect, it } from "vitest";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { makeTeam, type TestPerson } from "@/lib/server/access/testing/team";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "./commands";
import { contentDigest } from "./context";
import { loadRelease } from "./load";
import { accessOf, makeService, type PlanningTeam, plan, soon } from "./testing/plan";

testDatabase();

const RACERS = Array.from({ length: 20 }, (_, index) => `racer${index}`);
const GO = "t-minus-2h";

function answerOf(item: ItemState): { status: "done" | "not-applicable"; value?: string; outcome?: "pass"; reason?: string } {
  if (followsRecord(item)) return { status: "not-applicable", reason: "Everybody was told in person" };
  if (item.kind === "choice") return { status: "done", value: "rolling" };
  if (item.kind === "result") return { status: "done", outcome: "pass", value: "0" };
  return item.kind === "fill-in" ? { status: "done", value: "Undo the rollout" } : { status: "done" };
}

/** A release of a team with twenty approvers, its go resolved and signed by the deployer, so that one approver is missing. */
async function readyForTheGo() {
  const roles = Object.fromEntries([
    ["max", "manager"],
    ...["alice", "bob", "carol"].map((name) => [name, "member"]),
    ...RACERS.map((name) => [name, "member"]),
  ]);
  const team = await makeTeam<string>(roles);
  const person = (name: string): TestPerson => {
    const found = team.people[name];
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  const manager = await accessOf(team.id, person("max"), "release.create");
  const service = await makeService(manager, "checkout-service");
  const id = await plan({ ...team, manager, service } as unknown as PlanningTeam, {
    criticality: "standard",
    plannedT0: soon(60),
    roster: [
      { role: "deployer", userId: person("alice").ref.id },
      ...RACERS.map((name) => ({ role: "approver" as const, userId: person(name).ref.id })),
    ],
  });
  const state = async (): Promise<ReleaseState> => {
    const loaded = await loadRelease(id, person("alice").ref.id);
    if (!loaded) throw new Error("The release is gone.");
    return loaded.state;
  };
  const run = (name: string, command: ReleaseCommand) =>
    executeCommand({ access: person(name).access("release.read"), releaseId: id, command });
  const grant = async (name: string, role: "deployer" | "approver"): Promise<ReleaseCommand> => ({
    type: "sign-off.grant",
    phase: GO,
    role,
    digest: contentDigest(gateContent(await state(), GO)),
    initials: person(name).ref.initials,
    comment: "Ready ahead of time",
    acceptOpen: true,
  });
  const items = (await state()).items.filter((item) => item.phase === GO || item.phase === "t-minus-48h");
  const tick = (item: ItemState) => run("alice", { type: "item.set", item: item.key, expectedVersion: 0, ...answerOf(item) });
  await Promise.all(items.filter((item) => item.kind !== "parent").map(tick));
  await run("alice", { type: "phase.close", phase: "t-minus-48h", reason: "Ready ahead of time" });
  await run("alice", await grant("alice", "deployer"));
  return { id, state, run, grant };
}

it("SIGNOFF rule 20: of twenty who race for the last place each is stored once at most and the gate opens once", async () => {
  const { id, state, run, grant } = await readyForTheGo();
  const commands = await Promise.all(RACERS.map((name) => grant(name, "approver")));
  const races = RACERS.flatMap((name, index) => [commands[index], commands[index]].map((command) => command && run(name, command)));
  const results = await Promise.allSettled(races);
  const after = await state();
  const granted = after.signOffs.filter((row) => row.kind === "granted" && row.role === "approver");
  expect(granted.length).toBeGreaterThanOrEqual(1);
  expect(new Set(granted.map((row) => row.person.id)).size).toBe(granted.length);
  const acknowledged = results.filter((one) => one.status === "fulfilled" && one.value && one.value.events.length > 0);
  expect(acknowledged).toHaveLength(granted.length);
  const events = await readEvents(id, 0);
  expect(events.filter((event) => event.type === "phase.closed" && event.payload.phase === GO)).toHaveLength(1);
  expect(events.filter((event) => event.type === "release.ready")).toHaveLength(1);
  expect(after.status).toBe("ready");
  expect(after).toEqual(foldRelease(events));
});

it("SIGNOFF rule 20: fifty clients at once on one gate leave what the rules allow, and the log says the same", async () => {
  const { id, state, run, grant } = await readyForTheGo();
  const before = await state();
  const item = before.items.find((one) => one.phase === GO && one.kind === "tick" && !followsRecord(one));
  const digest = contentDigest(gateContent(before, GO));
  const grants = await Promise.all(RACERS.map((name) => grant(name, "approver")));
  const signing = RACERS.flatMap((name, index) => [grants[index], grants[index]].map((command) => command && run(name, command)));
  const refusing = RACERS.slice(0, 5).map((name) =>
    run(name, { type: "sign-off.refuse", phase: GO, role: "approver", digest, reason: "Wait" }),
  );
  const changing = (["todo", "done", "failed", "done", "todo"] as const).map((status) =>
    run("alice", { type: "item.set", item: item?.key ?? "", status, expectedVersion: item?.version ?? 0, reason: "Looked again" }),
  );
  const clients = [...signing, ...refusing, ...changing];
  expect(clients).toHaveLength(50);
  const results = await Promise.allSettled(clients);
  for (const one of results) if (one.status === "rejected") expect(one.reason).toHaveProperty("code");
  const after = await state();
  const ended = new Set(after.signOffs.map((row) => row.refersTo));
  const standing = after.signOffs.filter((row) => row.refersTo === null && !ended.has(row.id));
  // One standing row per person; what stands was given for what is there now; a closed gate has what it asks for, and nobody refuses.
  expect(new Set(standing.map((row) => row.person.id)).size).toBe(standing.length);
  const present = contentDigest(gateContent(after, GO));
  expect(standing.filter((row) => row.digest !== present)).toEqual([]);
  if (after.phases.find((one) => one.key === GO)?.status === "closed") {
    expect(new Set(standing.map((row) => row.role))).toEqual(new Set(["deployer", "approver"]));
    expect(standing.filter((row) => row.kind === "refused")).toEqual([]);
  }
  const changed = results.slice(-changing.length).filter((one) => one.status === "fulfilled" && one.value && one.value.events.length > 0);
  expect(changed).toHaveLength(1);
  expect(after).toEqual(foldRelease(await readEvents(id, 0)));
});
