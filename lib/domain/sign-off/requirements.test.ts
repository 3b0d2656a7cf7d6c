import { describe, expect, it } from "vitest";
import type { Requirement } from "@/lib/domain/checklist/template";
import { at, PHASES, requiring, roster, T0 } from "./testing/fixture";
import { digest, gate, must, openRoom, phaseOf, refusalOf, resolve, rows, sign, toGo, toReady, toT0, types } from "./testing/room";

const requirement = (role: Requirement["role"], count: number): Requirement => ({ role, count });

describe("SIGNOFF rule 1: requirements of a gate", () => {
  it.each<[string, Requirement[], string[]]>([
    ["one role", [requirement("approver", 1)], ["approver 1"]],
    ["two roles", [requirement("approver", 1), requirement("deployer", 2)], ["deployer 2", "approver 1"]],
    ["a role twice: the highest count", [requirement("approver", 1), requirement("approver", 2)], ["approver 2"]],
    ["a role twice, highest first", [requirement("approver", 3), requirement("approver", 1)], ["approver 3"]],
    ["a count of zero asks for nobody", [requirement("approver", 0), requirement("deployer", 1)], ["deployer 1"]],
    ["nobody", [], []],
  ])("SIGNOFF rule 1: %s", (_, requirements, expected) => {
    const room = openRoom({ phases: requiring("t-2h", requirements) });
    expect(gate(room, "t-2h").roles.map(({ role, needed }) => `${role} ${needed}`)).toEqual(expected);
  });

  it("SIGNOFF rule 1: a gate with merged policies passes with the highest count, not before and not after", () => {
    const phases = requiring("t-2h", [requirement("approver", 1), requirement("approver", 2)]);
    const room = toGo(openRoom({ phases, roster: roster("deployer dana", "approver amir", "approver ben") }));
    sign(room, "amir", "t-2h", "approver");
    expect(phaseOf(room, "t-2h").status).toBe("open");
    sign(room, "ben", "t-2h", "approver");
    expect(phaseOf(room, "t-2h").status).toBe("closed");
  });
});

describe("SIGNOFF rule 2: requirements belong to the release", () => {
  it("SIGNOFF rule 2: the gate asks for what the release holds, whatever the template asks for", () => {
    const room = toGo(openRoom({ phases: requiring("t-2h", [requirement("commander", 1)]) }));
    expect(gate(room, "t-2h").roles.map((one) => one.role)).toEqual(["commander"]);
    expect(refusalOf(room, "amir", { ...grantOf("approver"), digest: "x" }).code).toBe("invalid");
    sign(room, "cleo", "t-2h", "commander");
    expect(phaseOf(room, "t-2h").status).toBe("closed");
  });

  it("SIGNOFF rule 2: nothing that happens to a release changes its requirements", () => {
    const room = toT0(openRoom());
    must(room, "cleo", { type: "release.hold", reason: "Look" });
    must(room, "cleo", { type: "release.resume", role: "commander" });
    must(room, "amir", { type: "release.resume", role: "approver" });
    must(room, "dana", { type: "phase.restart", phase: "t-0", reason: "Again" });
    expect(room.state.phases.map((one) => one.requirements)).toEqual(PHASES.map((one) => one.requirements));
  });

  it("SIGNOFF rule 2: a sign-off is bound to the requirements it was given under", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    room.state = {
      ...room.state,
      phases: room.state.phases.map((one) => (one.key === "t-2h" ? { ...one, requirements: [requirement("approver", 1)] } : one)),
    };
    expect(gate(room, "t-2h")).toMatchObject({ isQuorate: false, ended: [{ kind: "superseded" }] });
  });
});

const grantOf = (role: "approver") => ({ type: "sign-off.grant", phase: "t-2h", role, initials: "AA" }) as const;

describe("SIGNOFF rule 3: nothing passes by itself", () => {
  it("SIGNOFF rule 3: a phase without requirements stays open when everything in it is resolved", () => {
    const room = openRoom();
    resolve(room, "t-48h");
    expect(gate(room, "t-48h")).toMatchObject({ display: "open", canPass: false, isQuorate: false });
    expect(gate(room, "t-48h").conditions.map((one) => one.code)).toEqual(["not-closed"]);
    expect(phaseOf(room, "t-48h").status).toBe("open");
  });

  it("SIGNOFF rule 3: the deployer's act closes it, and says who, when and how", () => {
    const room = openRoom();
    resolve(room, "t-48h");
    room.now = at(-2880);
    expect(types(must(room, "dana", { type: "phase.close", phase: "t-48h" }))).toEqual(["phase.closed"]);
    expect(phaseOf(room, "t-48h").closed).toEqual({ at: at(-2880), by: expect.objectContaining({ id: "dana" }), how: "act", reason: null });
    expect(gate(room, "t-48h").display).toBe("closed");
  });

  it("SIGNOFF rule 3: closing again changes nothing", () => {
    const room = toGo(openRoom());
    expect(must(room, "dana", { type: "phase.close", phase: "t-48h" })).toEqual([]);
  });

  it.each([
    ["the approver", "amir", {}, "not-permitted"],
    ["the commander", "cleo", {}, "not-permitted"],
    ["an admin", "adam", {}, "not-permitted"],
    ["a manager", "max", {}, "not-permitted"],
    ["a token", "token", {}, "not-permitted"],
    ["the clock", "clock", {}, "not-permitted"],
    ["before its time without a reason", "dana", { now: at(-2881) }, "invalid"],
  ] as const)("SIGNOFF rule 3: closing is refused to %s", (_, who, changes, code) => {
    const room = openRoom();
    resolve(room, "t-48h");
    room.now = at(-2880);
    expect(refusalOf(room, who, { type: "phase.close", phase: "t-48h" }, changes).code).toBe(code);
    expect(phaseOf(room, "t-48h").status).toBe("open");
  });

  it("SIGNOFF rule 3: before its time a phase is closed with a reason, which is kept", () => {
    const room = openRoom();
    resolve(room, "t-48h");
    must(room, "dana", { type: "phase.close", phase: "t-48h", reason: "All is in" });
    expect(phaseOf(room, "t-48h").closed?.reason).toBe("All is in");
  });

  it("SIGNOFF rule 3: a phase with nothing required is closed only with a reason", () => {
    const room = openRoom({ items: [] });
    room.now = T0;
    expect(refusalOf(room, "dana", { type: "phase.close", phase: "t-48h" })).toMatchObject({ code: "invalid", path: "reason" });
    must(room, "dana", { type: "phase.close", phase: "t-48h", reason: "Nothing to prepare" });
    expect(phaseOf(room, "t-48h").closed?.reason).toBe("Nothing to prepare");
  });

  it("SIGNOFF rule 3: a signed gate with nothing required passes only by people who say why", () => {
    const room = openRoom({ items: [] });
    room.now = at(-120);
    must(room, "dana", { type: "phase.close", phase: "t-48h", reason: "Nothing to prepare" });
    expect(phaseOf(room, "t-2h").status).toBe("open");
    expect(refusalOf(room, "amir", { ...grantOf("approver"), digest: digest(room, "t-2h") })).toMatchObject({
      code: "invalid",
      path: "comment",
    });
    sign(room, "amir", "t-2h", "approver", { comment: "A text change only" });
    sign(room, "dana", "t-2h", "deployer", { comment: "Same" });
    expect(phaseOf(room, "t-2h").closed).toMatchObject({ how: "signed", reason: "Same" });
  });

  it.each(["todo", "failed", "blocked"] as const)("SIGNOFF rule 3: a phase is not closed while a required item is %s", (status) => {
    const room = openRoom();
    resolve(room, "t-48h");
    room.now = at(-2880);
    must(room, "mia", { type: "item.set", item: "t-48h/2", status, expectedVersion: 1, reason: "No" });
    const refusal = refusalOf(room, "dana", { type: "phase.close", phase: "t-48h", reason: "Please" });
    expect(refusal).toMatchObject({ code: "gate-closed", details: { conditions: [{ code: "item-open", item: "t-48h/2" }] } });
  });

  it("SIGNOFF rule 3: a signed gate cannot be closed by an act", () => {
    const room = toGo(openRoom());
    expect(refusalOf(room, "dana", { type: "phase.close", phase: "t-2h", reason: "Hurry" }).code).toBe("wrong-state");
  });

  it("SIGNOFF rule 3: an act-closed phase reopens when a required item in it is open again", () => {
    const room = toReady(openRoom());
    const events = must(room, "dana", { type: "item.set", item: "t-48h/1", status: "failed", expectedVersion: 1, reason: "It broke" });
    expect(types(events)).toEqual([
      "item.set",
      "sign-off.recorded",
      "sign-off.recorded",
      "phase.reopened",
      "phase.reopened",
      "release.unready",
    ]);
    expect(rows(room, "t-2h").slice(2)).toEqual(["superseded dana deployer", "superseded amir approver"]);
  });
});
