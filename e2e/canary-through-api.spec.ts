import { expect } from "@playwright/test";
import { playCanary } from "@/scripts/lib/journey/canary.mjs";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";

const STAGES = ["stage-10", "stage-25", "stage-50", "stage-75", "stage-100"];

test("a pipeline and its people take a canary to completion through the public API alone", async ({
  scenario,
  openWindow,
  clock,
  server,
}) => {
  test.setTimeout(180_000);
  const { people, team } = await scenario("team");
  const { release, token, asked } = await playCanary({
    url: server.url,
    people: { manager: people.manager, admin: people.admin, deployer: people.alice },
    team: team.slug,
    headers: { "x-forwarded-for": "10.9.9.9" },
    waitUntil: (instant) => clock.moveTo(instant),
  });

  await test.step("each gate was a wait until its people had decided, and a go from then on", () => {
    const ofGate = (gate: string) => asked.filter((one) => one.gate === gate).map((one) => one.decision);
    expect(ofGate("go")).toEqual(["wait", "wait", "go"]);
    expect(ofGate("stage-10")).toEqual(["wait", "wait", "go"]);
    for (const gate of [...STAGES.slice(1), "t-plus-2h"]) expect(ofGate(gate), gate).toEqual(["wait", "go"]);
  });

  await test.step("the log says who did what: the pipeline reported and read, Alice decided", async () => {
    const page = await openWindow(people.alice);
    const api = new ReleaseApi(page, { id: release });
    const events = await api.events();
    const typesOf = (kind: string, id: string) => {
      const own = events.filter(({ actor }) => actor.kind === kind && actor.id === id);
      return new Set(own.map(({ type }) => type));
    };
    // The first work on the checklist begins the preparation, whoever does it.
    const reported = ["item.evidence-added", "item.set", "reading.recorded", "release.preparation-started"];
    expect([...typesOf("token", token)].sort()).toEqual(reported);
    const byAlice = typesOf("person", people.alice.id);
    for (const type of ["sign-off.recorded", "deployment.started", "stage.decided", "phase.closed"]) expect(byAlice).toContain(type);
    const state = await api.state();
    expect(state.decisions?.map(({ phase, choice }) => [phase, choice])).toEqual(STAGES.slice(0, -1).map((stage) => [stage, "proceed"]));
    expect(state.status).toBe("completed");
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});
