import { describe, expect, it } from "vitest";
import { reachOf } from "@/lib/domain/briefing/reach";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import { phasesLike, templateFor } from "@/lib/domain/checklist/template-for";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import { foldRelease } from "@/lib/domain/release/evolve";
import { meaningOf } from "@/lib/domain/sign-off/meaning";
import { at, ROSTER } from "@/lib/domain/sign-off/testing/fixture";
import { gate, must, openRoom, phaseOf, type Room, refusalOf, set, sign } from "@/lib/domain/sign-off/testing/room";
import { phaseDueAt } from "@/lib/domain/time/axis";
import { addMinutes } from "@/lib/domain/time/instant";
import { sideName, stageWords } from "./side-words";
import { stageBegan, stagesOf } from "./stage-time";
import { answerAll, pass, record, recordGood } from "./testing/canary-room";

const TEMPLATE = templateFor({ strategy: "feature-flag", criticality: "standard" });

/** A feature behind a flag, deployed with the flag off: T-0 is signed, and the first users are next. */
function deployedOff(): Room {
  const { phases, items } = instantiateTemplate({ template: TEMPLATE, criticality: "standard", roster: ROSTER });
  const { key, version, track } = TEMPLATE;
  const room = openRoom({ phases, items, details: { template: { key, version, track }, strategy: "feature-flag", rollbackMethod: "" } });
  answerAll(room, "t-minus-48h");
  must(room, "dana", { type: "phase.close", phase: "t-minus-48h", reason: "Everything is done" });
  room.now = at(-120);
  answerAll(room, "t-minus-2h");
  sign(room, "dana", "t-minus-2h", "deployer");
  sign(room, "amir", "t-minus-2h", "approver");
  room.now = at(0);
  must(room, "dana", { type: "deployment.start" });
  return room;
}

function exposed(room: Room): Room {
  room.now = at(20);
  for (const { key } of room.state.items.filter(({ phase, kind }) => phase === "t-zero" && kind === "choice")) {
    set(room, key, { status: "done", value: "feature-flag" });
  }
  answerAll(room, "t-zero");
  sign(room, "dana", "t-zero", "deployer");
  sign(room, "amir", "t-zero", "approver");
  return room;
}

describe("a feature that users get step by step", () => {
  it("reaches nobody until it is deployed with the flag off, and its first stage begins then", () => {
    const room = deployedOff();
    const [first] = stagesOf(room.state.phases);
    expect(first && stageBegan(room.state, first)).toBeNull();
    expect(reachOf(room.state)).toMatchObject({ kind: "nobody", detail: "It is being deployed with the flag off." });
    exposed(room);
    expect(first && stageBegan(room.state, phaseOf(room, first.key))).toBe(at(20));
    expect(reachOf(room.state)).toMatchObject({ kind: "some", title: "5% of users" });
    expect(room.state.status).toBe("deploying");
  });

  it("has decision cards as a canary has: the deployer signs on what was read, in words of a feature", () => {
    const room = exposed(deployedOff());
    expect(meaningOf(room.state, phaseOf(room, "exposure-5"), "deployer")).toMatch(/proceeds from 5 to 25 % of the users in production\.$/);
    pass(room, "exposure-5");
    expect(room.state.decisions).toMatchObject([
      { phase: "exposure-5", choice: "proceed", verdict: { zone: "proceed" }, readings: { length: 6 } },
    ]);
    expect(foldRelease(room.log)).toEqual(room.state);
    expect([sideName(room.state.details, "canary"), stageWords(room.state.details).base]).toEqual(["flag on", "flag off"]);
  });

  it("asks for an approver and a reason against the readings, and is paused or taken back from any stage", () => {
    const room = exposed(deployedOff());
    answerAll(room, "exposure-5");
    recordGood(room, "exposure-5");
    record(room, "exposure-5", { value: 400 });
    expect(gate(room, "exposure-5").roles.map(({ role }) => role)).toEqual(["deployer", "approver"]);
    must(room, "dana", { type: "stage.decide", phase: "exposure-5", choice: "pause", reason: "One more look" });
    must(room, "dana", {
      type: "stage.decide",
      phase: "exposure-5",
      choice: "roll-back",
      reason: "Too slow",
    });
    expect(room.state).toMatchObject({ status: "rolling-back", rollback: { method: "Switch the flag off" } });
  });

  it("what follows counts from when everybody has it, and the release verifies once the last stage is closed", () => {
    const room = exposed(deployedOff());
    expect(phaseDueAt(phaseOf(room, "t-plus-15m"), room.state)).toBeNull();
    for (const key of ["exposure-5", "exposure-25", "exposure-50"]) pass(room, key);
    expect(phaseDueAt(phaseOf(room, "t-plus-15m"), room.state)).toBe(addMinutes(room.now, 15));
    expect(refusalOf(room, "dana", { type: "stage.decide", phase: "exposure-100", choice: "pause", reason: "x" })).toMatchObject({
      code: "wrong-state",
    });
    answerAll(room, "exposure-100");
    room.now = addMinutes(room.now, 30);
    must(room, "dana", { type: "phase.close", phase: "exposure-100" });
    expect(room.state.status).toBe("verifying");
  });

  it("is reached by a later rule of the template, stage by stage", () => {
    const release = TEMPLATE.phases.map(({ stage = null }) => ({ stage }));
    expect(phasesLike(STANDARD_TEMPLATE, release).map(({ key, gate: own }) => [key, own])).toEqual(
      TEMPLATE.phases.map(({ key, gate: own }) => [key, own]),
    );
  });
});
