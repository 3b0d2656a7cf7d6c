import { beforeEach, describe, expect, it } from "vitest";
import { POST as flagger } from "@/app/api/v1/gates/[release]/[gate]/flagger/route";
import { GET as ask } from "@/app/api/v1/gates/[release]/[gate]/route";
import { POST as flaggerRollback } from "@/app/api/v1/gates/[release]/flagger-rollback/route";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ItemState } from "@/lib/domain/release/state";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import type { DeployAnswer } from "@/lib/domain/sign-off/may-deploy";
import { makeToken } from "@/lib/server/access/testing/token";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call } from "@/lib/server/platform/testing/request";
import { executeCommand } from "./commands";
import { contentDigest } from "./context";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "./testing/plan";

testDatabase();

let team: PlanningTeam;
let release: string;
let token: string;

beforeEach(async () => {
  team = await makePlanningTeam();
  release = await plan(team, {
    strategy: "canary",
    criticality: "standard",
    plannedT0: soon(1),
    ladder: [5, 50, 100].map((percent) => ({ percent, minutes: 1 })),
    gates: [{ metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 }],
  });
  token = await makeToken(team, team.people.vera, ["read"]);
});

type Person = keyof PlanningTeam["people"];
const run = (command: ReleaseCommand, as: Person = "alice") =>
  executeCommand({ access: team.people[as].access("release.read"), releaseId: release, command });

async function stateNow() {
  const loaded = await loadRelease(release, team.people.alice.ref.id);
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
}

const isWork = ({ kind, required, computedFrom }: ItemState) =>
  required && kind !== "parent" && computedFrom !== "decision" && computedFrom !== "sign-off";

async function work(phase: string): Promise<void> {
  for (const item of (await stateNow()).items.filter((one) => one.phase === phase && isWork(one))) {
    const outcome = item.kind === "result" ? ({ outcome: "pass", value: "0" } as const) : {};
    await run({ type: "item.set", item: item.key, status: "done", expectedVersion: item.version, ...outcome });
  }
}

const digestOf = async (phase: string) => contentDigest(gateContent(await stateNow(), phase));
const sign = async (phase: string) =>
  run({
    type: "sign-off.grant",
    phase,
    role: "deployer",
    digest: await digestOf(phase),
    initials: team.people.alice.ref.initials,
    acceptOpen: true,
  });

async function start(): Promise<void> {
  await work("setup");
  await sign("setup");
  await run({ type: "deployment.start" });
}

async function read(): Promise<void> {
  for (const side of ["stable", "canary"] as const) {
    for (const [metric, unit] of [
      ["error-rate", "%"],
      ["p95", "ms"],
    ] as const) {
      await run({ type: "reading.record", phase: "stage-5", metric, name: null, side, value: 1, unit });
    }
  }
}

async function decideStage(): Promise<void> {
  await work("stage-5");
  await read();
  const person = { digest: await digestOf("stage-5"), initials: team.people.alice.ref.initials, acceptOpen: true };
  await run({ type: "stage.decide", phase: "stage-5", choice: "proceed", reason: "Quiet", ...person });
}

const rollBack = () => run({ type: "rollback.start", reason: "Errors", method: "Undo the rollout" });

const headers = () => ({ authorization: `Bearer ${token}` });
async function answer(gate: string): Promise<DeployAnswer> {
  const { status, body } = await call(ask, { params: { release, gate }, headers: headers() });
  expect(status).toBe(200);
  const byStatus = await call(ask, { params: { release, gate }, path: "/?as=status", headers: headers() });
  const { evaluatedAt: _, ...judged } = body as DeployAnswer;
  expect(byStatus.status).toBe(judged.decision === "go" ? 200 : 403);
  expect(byStatus.body).toMatchObject(judged);
  return body as DeployAnswer;
}
const decision = async (gate: string) => (await answer(gate)).decision;

describe("may I deploy, asked by a token that may only read", () => {
  it("waits for the go, naming what is open and who closes it, and no more than that", async () => {
    const { blocking, evaluatedAt, ...said } = await answer("go");
    expect(said).toEqual({ decision: "wait", reason: expect.stringMatching(/ more open\.$/) });
    expect(Date.parse(evaluatedAt)).not.toBeNaN();
    expect(Object.keys(blocking[0] ?? {}).sort()).toEqual(["code", "item", "text", "who"]);
    expect(await answer("setup")).toMatchObject({ ...said, blocking });
  });

  it("lets a stage go once it was decided to proceed, and the next one not by that", async () => {
    await start();
    expect([await decision("go"), await decision("stage-5")]).toEqual(["go", "wait"]);
    await decideStage();
    expect([await decision("stage-5"), await decision("stage-50")]).toEqual(["go", "wait"]);
  });

  it("waits while the release is on hold, also at a gate that has passed", async () => {
    await start();
    await run({ type: "release.hold", reason: "Look" });
    expect(await answer("go")).toMatchObject({ decision: "wait", reason: "The release is on hold.", blocking: [{ code: "on-hold" }] });
    expect(await decision("stage-5")).toBe("wait");
  });

  it("says no-go at every gate once it rolls back", async () => {
    await start();
    await decideStage();
    await rollBack();
    for (const gate of ["go", "stage-5", "stage-50", "stage-100"]) expect(await decision(gate), gate).toBe("no-go");
  });

  it("says no-go when it is cancelled, and when the stage is refused", async () => {
    await start();
    await work("stage-5");
    await run({ type: "sign-off.refuse", phase: "stage-5", role: "deployer", digest: await digestOf("stage-5"), reason: "Slow" });
    expect(await answer("stage-5")).toMatchObject({ decision: "no-go", reason: expect.stringContaining("Slow") });
    release = await plan(team);
    await run({ type: "release.cancel", reason: "Not now" }, "max");
    expect(await decision("go")).toBe("no-go");
  });

  it("finds no gate that the release does not have, and takes no other parameter", async () => {
    const asked = async (gate: string, path?: string) => (await call(ask, { params: { release, gate }, headers: headers(), path })).status;
    expect([await asked("stage-99"), await asked("Setup gate"), await asked("go", "/?as=json"), await asked("go", "/?x=1")]).toEqual([
      404, 404, 400, 400,
    ]);
  });
});

describe("Flagger", () => {
  const payload = (metadata?: object) => ({
    name: "checkout",
    namespace: "production",
    phase: "WaitingPromotion",
    checksum: "85d557f47b",
    canaryWeight: 5,
    ...(metadata ? { metadata } : {}),
  });
  const confirm = (gate: string, metadata: object | undefined = { token }) =>
    call(flagger, { params: { release, gate }, body: payload(metadata) });
  const shallRollBack = (metadata: object | undefined = { token }) =>
    call(flaggerRollback, { params: { release }, body: payload(metadata) });

  it("is confirmed by 200 once the gate has passed, and told why by 403 before", async () => {
    const before = await confirm("go");
    expect([before.status, before.body]).toMatchObject([403, { decision: "wait", reason: expect.any(String) }]);
    await start();
    expect((await confirm("go")).status).toBe(200);
  });

  it("rolls back only when people have decided to: not on hold, not before, not in doubt", async () => {
    await start();
    expect((await shallRollBack()).status).toBe(403);
    await run({ type: "release.hold", reason: "Look" });
    expect((await shallRollBack()).body).toEqual({ rollBack: false, reason: expect.stringContaining("on hold") });
    await rollBack();
    const told = await shallRollBack();
    expect([told.status, told.body]).toEqual([200, { rollBack: true, reason: expect.stringContaining("Errors") }]);
    expect((await confirm("go")).status).toBe(403);
  });

  it("needs the token of its metadata, and takes neither a wrong one nor a wrong payload for yes", async () => {
    await start();
    await rollBack();
    const wrong = { token: `tminus_${"A".repeat(43)}` };
    expect([(await shallRollBack(wrong)).status, (await confirm("go", wrong)).status]).toEqual([401, 401]);
    expect([(await shallRollBack({})).status, (await call(flagger, { params: { release, gate: "go" }, body: { token } })).status]).toEqual([
      401, 400,
    ]);
    // The token of the body speaks, whatever the headers say.
    const answered = await call(flaggerRollback, { params: { release }, body: payload(wrong), headers: headers() });
    expect(answered.status).toBe(401);
  });
});
