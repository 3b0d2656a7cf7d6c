import { beforeAll, describe, expect, it } from "vitest";
import { countItems } from "@/lib/domain/checklist/progress";
import { comparisonRows } from "@/lib/domain/metrics/comparison";
import { canSign } from "@/lib/domain/sign-off/can-sign";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";
import { minutesSinceDeclaration } from "@/lib/domain/time/axis";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { seedDemo } from "./demo";
import { person, phaseOf, question, releaseOf, signers, stageOf } from "./read-demo";
import { runAs, signGate } from "./room";

testDatabase({ mode: "demo" });
const NOW: Instant = new Date().toISOString();

beforeAll(async () => {
  await seedDemo({ now: NOW });
});

describe("checkout-service v2.3.0", () => {
  it("is 12 minutes and 40 seconds past T-0, with the phases before closed and signed", async () => {
    const state = await releaseOf("v2.3.0");
    expect(toMs(NOW) - toMs(state.actualT0 ?? "")).toBe(760_000);
    expect(state.phases.map(({ code, status }) => `${code} ${status}`)).toEqual([
      "T-48h closed",
      "T-2h closed",
      "T-0 open",
      "T+15m open",
      "T+2h open",
      "T+24h open",
      "Rollback hidden",
    ]);
    expect(phaseOf(state, "t-minus-48h").closed).toMatchObject({ how: "act", by: { name: "Alice Smith" } });
    expect(signers(state, "t-minus-2h")).toEqual(["granted Alice Smith deployer", "granted Bob Jones approver"]);
  });

  it("waits at T-0 for the approver and for nothing else", async () => {
    const state = await releaseOf("v2.3.0");
    const { display, conditions, ended } = evaluateGate(question(state, "t-zero", NOW));
    expect(display).toBe("awaiting");
    expect(conditions.map(({ code, who }) => [code, who])).toEqual([["sign-off-missing", "Bob Jones"]]);
    expect(ended).toEqual([]);
    const counts = countItems(
      state.items.filter((item) => item.phase === "t-zero"),
      NOW,
    );
    expect(counts).toMatchObject({ total: 10, done: 8, notApplicable: 1, blocked: 1, requiredTotal: 9, requiredResolved: 9 });
  });

  it("lets the approver sign, and nobody else in his place", async () => {
    const state = await releaseOf("v2.3.0");
    const asked = question(state, "t-zero", NOW);
    const bob = canSign({ ...asked, role: "approver", person: await person("Bob Jones") });
    expect(bob).toMatchObject({ ok: true, isNeeded: true, mustAccept: [{ key: "resources-watched" }], needsComment: null });
    for (const name of ["Alice Smith", "Incident commander", "Release manager", "Team admin"]) {
      expect(canSign({ ...asked, role: "approver", person: await person(name) })).toMatchObject({ ok: false });
    }
  });
});

describe("auth-service v3.1.0", () => {
  it("is 20 minutes and 40 seconds past T-0 at half of the traffic, read as in the worked example", async () => {
    const state = await releaseOf("v3.1.0");
    expect(toMs(NOW) - toMs(state.actualT0 ?? "")).toBe(1_240_000);
    expect(state.phases.map(({ code, status }) => `${code} ${status}`)).toEqual([
      "Setup closed",
      "10% closed",
      "25% closed",
      "50% open",
      "75% open",
      "100% open",
      "T+2h open",
      "Rollback hidden",
    ]);
    const latest = comparisonRows(verdictOf(state, stageOf(state, "stage-50")), state.readings ?? []).map((row) => [
      row.metric,
      row.stable?.value,
      row.canary?.value,
      row.zone,
    ]);
    expect(latest).toEqual([
      ["error-rate", 0.3, 0.29, "proceed"],
      ["p95", 220, 180, "proceed"],
      ["p99", 450, 380, "proceed"],
      ["restarts", undefined, undefined, null],
      ["success-rate", undefined, 99.7, "proceed"],
    ]);
  });

  it("was watched for its time; the deployer proceeds, and only the approver's confirmation is waited for", async () => {
    const state = await releaseOf("v3.1.0");
    expect(state.decisions?.map(({ phase, choice, by, verdict }) => [phase, choice, by.name, verdict.zone])).toEqual([
      ["stage-10", "proceed", "Alice Smith", "proceed"],
      ["stage-25", "proceed", "Alice Smith", "proceed"],
      ["stage-50", "proceed", "Alice Smith", "proceed"],
    ]);
    expect(state.decisions?.at(-1)).toMatchObject({ observedMinutes: 10, minimumMinutes: 10, openItems: [] });
    const { display, conditions } = evaluateGate(question(state, "stage-50", NOW));
    expect([display, conditions.map(({ code, who }) => [code, who])]).toEqual(["awaiting", [["sign-off-missing", "Bob Jones"]]]);
    const bob = canSign({ ...question(state, "stage-50", NOW), role: "approver", person: await person("Bob Jones") });
    expect(bob).toMatchObject({ ok: true, isNeeded: true, needsComment: null });
  });
});

describe("invoice-service v1.8.2", () => {
  it("is a hotfix declared 74 minutes ago, tested, agreed by the commander and waiting for the approver", async () => {
    const state = await releaseOf("v1.8.2");
    expect(state.details.hotfix).toMatchObject({ severity: "high", description: expect.stringContaining("214") });
    expect(minutesSinceDeclaration(state, NOW)).toBe(74);
    expect(state.phases.slice(0, 4).map(({ code, status }) => `${code} ${status}`)).toEqual([
      "Assess closed",
      "Develop closed",
      "Test closed",
      "Approve open",
    ]);
    const { display, conditions } = evaluateGate(question(state, "approval", NOW));
    expect([display, conditions.map(({ who }) => who)]).toEqual(["awaiting", ["Secondary SRE"]]);
    expect(state.obligations.map(({ title, settled }) => [title, settled])).toEqual([["File the hotfix with change management", null]]);
  });
});

it("goes on from there: the approver's signature closes T-0 and the release verifies", async () => {
  const bob = await person("Bob Jones");
  const state = await releaseOf("v2.3.0");
  const room = { id: state.id, people: [bob], state };
  await expect(runAs(room, bob, { type: "phase.close", phase: "t-zero" }, NOW)).rejects.toThrow(/Only Alice Smith/);
  await signGate(room, { phase: "t-zero", role: "approver", by: bob, at: NOW });
  const after = await releaseOf("v2.3.0");
  expect(after.status).toBe("verifying");
  expect(phaseOf(after, "t-zero").closed).toMatchObject({ how: "signed", by: { name: "Bob Jones" }, at: NOW });
});
