import { afterEach, describe, expect, it } from "vitest";
import { foldRelease } from "@/lib/domain/release/evolve";
import { mayStart } from "@/lib/domain/release/start-deployment";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { signInWithPassword } from "@/lib/server/platform/auth";
import { now } from "@/lib/server/platform/clock";
import { env } from "@/lib/server/platform/env";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { contentDigest } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import { accessOf } from "./actors";
import { runAs } from "./room";
import { SCENARIOS, type Scenario, type ScenarioName, type ScenarioOptions, seedScenario } from "./scenarios";

testDatabase();

async function made(name: ScenarioName, options?: ScenarioOptions) {
  const scenario = await seedScenario(name, options);
  const loaded = await loadRelease(scenario.release?.id ?? "", scenario.people.alice.id);
  if (!loaded) throw new Error("There is no release.");
  return { scenario, state: loaded.state };
}

function gate(state: Awaited<ReturnType<typeof made>>["state"], key: string) {
  const phase = state.phases.find((one) => one.key === key);
  if (!phase) throw new Error(`There is no phase ${key}.`);
  return evaluateGate({ state, phase, now: now(), members: null, digestOf: contentDigest });
}

const missing = (state: Parameters<typeof gate>[0], key: string) =>
  gate(state, key).conditions.map(({ code, people }) => [code, people[0]?.initials]);

describe("a scenario", () => {
  it.each<[ScenarioName, string]>([
    ["planned", "planned"],
    ["go", "preparing"],
    ["ready", "ready"],
    ["awaiting", "deploying"],
    ["rolling-back", "rolling-back"],
  ])("%s leaves a release that is %s, with a log that folds to it", async (name, status) => {
    for (const commander of ["required", "named", "none"] as const) {
      const { state } = await made(name, { commander });
      expect(state.status).toBe(status);
      expect(foldRelease(await readEvents(state.id, 0))).toEqual(state);
    }
  });

  it("team leaves no release", async () => {
    expect(await seedScenario("team")).toMatchObject({ release: null, service: { name: "checkout-service" } });
  });

  it("waits only for the signatures that it promises", async () => {
    const go = await made("go", { commander: "required" });
    expect(missing(go.state, "t-minus-2h")).toEqual([
      ["sign-off-missing", "AS"],
      ["sign-off-missing", "BJ"],
      ["sign-off-missing", "IC"],
    ]);
    const awaiting = await made("awaiting");
    expect(missing(awaiting.state, "t-zero")).toEqual([
      ["sign-off-missing", "AS"],
      ["sign-off-missing", "BJ"],
    ]);
  });

  it("ready can be started by its deployer at once", async () => {
    const { scenario, state } = await made("ready");
    const { alice } = scenario.people;
    const permissions = new Set(["deployment.start"] as const);
    const actor = { kind: "person", id: alice.id, name: alice.name, initials: alice.initials } as const;
    expect(
      mayStart(state, { now: now(), actor, roles: ["deployer"], permissions, members: null, rules: null, digestOf: contentDigest }),
    ).toBeNull();
    const person = { ...alice, zone: "UTC" };
    expect(accessOf(person, "deployment.start").viewer).toMatchObject({ userId: alice.id, email: alice.email });
    const room = { id: state.id, people: [person], state };
    await runAs(room, person, { type: "deployment.start" }, now());
    expect(room.state.status).toBe("deploying");
  });

  it.each([-2000, -20, 0, 200, 3000, 60_000])("planned for %s minutes from now is at that time", async (minutes) => {
    const { state } = await made(minutes < 0 ? "awaiting" : "go", { minutes });
    expect((Date.parse(state.details.plannedT0) - Date.now()) / 60_000).toBeCloseTo(minutes, 0);
  });

  it("has people of its own who can sign in, however many there are", async () => {
    const scenarios: Scenario[] = [];
    for (const name of SCENARIOS.slice(0, 2)) scenarios.push(await seedScenario(name));
    for (const { people } of scenarios) {
      const { email, password, name } = people.bob;
      expect(await signInWithPassword({ email, password }, { address: "10.0.0.9", userAgent: "test" })).toMatchObject({ name });
    }
    expect(new Set(scenarios.map(({ team }) => team.slug)).size).toBe(2);
  });

  it("is refused where T-0 lies too late for what has happened", async () => {
    await expect(seedScenario("awaiting", { minutes: 5 })).rejects.toThrow(/at least 15 minutes ago/);
  });
});

describe("outside of test mode", () => {
  afterEach(() => {
    Object.assign(env(), { TMINUS_MODE: "test" });
  });

  it.each(["real", "demo"])("a scenario is refused: %s", async (mode) => {
    Object.assign(env(), { TMINUS_MODE: mode });
    await expect(seedScenario("team")).rejects.toThrow(/test mode only/);
  });
});
