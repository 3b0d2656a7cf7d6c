import { describe, expect, it } from "vitest";
import { POST as decide } from "@/app/api/v1/releases/[release]/phases/[phase]/decision/route";
import { POST as dissent } from "@/app/api/v1/releases/[release]/phases/[phase]/dissent/route";
import { GET as gate } from "@/app/api/v1/releases/[release]/phases/[phase]/gate/route";
import { POST as record } from "@/app/api/v1/releases/[release]/readings/route";
import type { GateDto } from "@/lib/contracts/gate";
import { foldRelease } from "@/lib/domain/release/evolve";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { verifyAudit } from "@/lib/server/audit/verify";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "./commands";
import { contentDigest } from "./context";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "./testing/plan";

const database = testDatabase();

/** A canary whose first stage has begun and is answered. */
async function startedCanary(): Promise<{ team: PlanningTeam; release: string; cookie: string }> {
  const team = await makePlanningTeam();
  const release = await plan(team, {
    strategy: "canary",
    criticality: "standard",
    plannedT0: soon(1),
    ladder: [1, 5, 20, 50, 100].map((percent) => ({ percent, minutes: 1 })),
    gates: [{ metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 }],
  });
  const { alice } = team.people;
  const ask = (command: Parameters<typeof executeCommand>[0]["command"]) =>
    executeCommand({ access: alice.access("release.read"), releaseId: release, command });
  const answer = async (phase: string) => {
    const state = (await loadRelease(release, alice.ref.id))?.state;
    for (const item of state?.items.filter((one) => one.phase === phase && one.required && one.kind !== "parent") ?? []) {
      if (item.computedFrom === "decision" || item.computedFrom === "sign-off") continue;
      const outcome = item.kind === "result" ? ({ outcome: "pass", value: "0" } as const) : {};
      await ask({ type: "item.set", item: item.key, status: "done", expectedVersion: 0, ...outcome });
    }
  };
  await answer("setup");
  const ready = await loadRelease(release, alice.ref.id);
  const digest = contentDigest(ready && gateContent(ready.state, "setup"));
  await ask({ type: "sign-off.grant", phase: "setup", role: "deployer", digest, initials: alice.ref.initials, acceptOpen: true });
  await ask({ type: "deployment.start" });
  await answer("stage-1");
  return { team, release, cookie: await cookieFor(alice.ref.id) };
}

describe("a stage by its routes", () => {
  it("is read, decided and disagreed with, and stored as the log says", async () => {
    const { team, release, cookie } = await startedCanary();
    const params = { release, phase: "stage-1" };
    const path = `/api/v1/releases/${release}`;
    const read = (side: string, metric: string, value: number, unit: string) =>
      call(record, {
        method: "POST",
        path: `${path}/readings`,
        params: { release },
        cookie,
        body: { phase: "stage-1", metric, side, value, unit },
      });
    for (const [side, errors, p95] of [
      ["stable", 0.3, 220],
      ["canary", 0.29, 180],
    ] as const) {
      expect((await read(side, "error-rate", errors, "%")).status).toBe(200);
      expect((await read(side, "p95", p95, "ms")).status).toBe(200);
    }
    expect((await read("canary", "p95", -1, "ms")).status).toBe(422);
    const seen = await call(gate, { method: "GET", path: `${path}/phases/stage-1/gate`, params, cookie });
    const { stage, digest } = seen.body as GateDto;
    expect(stage).toMatchObject({ weightPercent: 1, next: { weightPercent: 5 }, verdict: { zone: "proceed" }, minimumMinutes: 1 });
    expect(stage?.choices.map(({ choice, allowed }) => [choice, allowed])).toEqual([
      ["proceed", true],
      ["pause", true],
      ["roll-back", true],
    ]);
    const body = { choice: "proceed", digest, initials: team.people.alice.ref.initials, reason: "Quiet night", acceptOpen: true };
    const decided = await call(decide, { method: "POST", path: `${path}/phases/stage-1/decision`, params, cookie, body });
    expect([decided.status, decided.body]).toMatchObject([200, { events: [{}, { type: "stage.decided" }, { type: "phase.closed" }] }]);
    const bob = await cookieFor(team.people.bob.ref.id);
    const said = {
      method: "POST",
      path: `${path}/phases/stage-1/dissent`,
      params,
      cookie: bob,
      body: { reason: "Too few requests" },
    } as const;
    expect((await call(dissent, said)).status).toBe(200);
    const loaded = await loadRelease(release, team.people.alice.ref.id);
    expect(loaded?.state).toMatchObject({ readings: { length: 4 }, decisions: { length: 1 }, dissents: { length: 1 } });
    expect(foldRelease(await readEvents(release, 0))).toEqual(loaded?.state);
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("keeps its record from being edited, and shows it where somebody did", async () => {
    const { release, cookie } = await startedCanary();
    const body = { phase: "stage-1", metric: "p95", side: "canary", value: 180, unit: "ms" };
    await call(record, { method: "POST", path: `/api/v1/releases/${release}/readings`, params: { release }, cookie, body });
    await database.asSuperuser(`UPDATE stage_entry SET row = row || '{"value": 90}' WHERE "releaseId" = '${release}'`);
    expect((await verifyAudit({ checksClock: false })).problems).toMatchObject([
      { message: "The tables differ from the events at readings.0.value." },
    ]);
  });
});
