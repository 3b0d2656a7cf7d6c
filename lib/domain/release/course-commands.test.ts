import { describe, expect, it } from "vitest";
import { applyEvents } from "./apply-events";
import type { CommandContext, ReleaseCommand } from "./command";
import { decide } from "./decide";
import { validAgreements } from "./resume-release";
import { resumeRoles } from "./resume-roles";
import type { ReleaseState } from "./state";
import { asking, at, eventsOf, PEOPLE, type PersonKey, ROSTER, refusalOf, stateAfter, T0, withItem } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand, changes: Partial<CommandContext> = {}) =>
  decide(state, command, asking(state, who, changes));

const EVERYBODY = Object.keys(PEOPLE) as PersonKey[];
const TRIO = ["alice", "bob", "carol"] as const;

describe("who may do what", () => {
  const cases: [ReleaseCommand, ReleaseState, readonly PersonKey[]][] = [
    [{ type: "deployment.start" }, inStatus("ready"), ["alice"]],
    [{ type: "release.hold", reason: "Errors" }, inStatus("deploying"), TRIO],
    [{ type: "rollback.start", reason: "Errors", method: "Undo" }, inStatus("deploying"), TRIO],
    [{ type: "release.cancel", reason: "Not needed" }, inStatus("preparing"), ["alice", "carol", "max"]],
    [{ type: "release.resume", role: "approver" }, inStatus("on-hold"), ["bob"]],
    [{ type: "release.resume", role: "commander" }, inStatus("on-hold"), ["carol"]],
    [{ type: "release.resume", role: "deployer" }, inStatus("on-hold"), []],
  ];
  it.each(cases.map(([command, state, allowed]) => ({ type: command.type, command, state, allowed })))(
    "$type: $allowed",
    ({ command, state, allowed }) => {
      for (const who of EVERYBODY) {
        const decision = ask(state, who, command);
        expect([who, decision.ok]).toEqual([who, allowed.includes(who)]);
        if (!decision.ok) expect(decision.refusal).toMatchObject({ code: "not-permitted" });
      }
    },
  );

  it.each(cases.map(([command, state]) => ({ type: command.type, command, state })))("$type is not for a token", ({ command, state }) => {
    const token = { kind: "token", id: "alice", name: "CI", initials: "CI" } as const;
    expect(refusalOf(ask(state, "alice", command, { actor: token }))).toMatchObject({ code: "not-permitted" });
  });

  it("names who can", () => {
    expect(refusalOf(ask(inStatus("ready"), "bob", { type: "deployment.start" })).message).toBe(
      "Only Alice Smith (deployer) can start the deployment.",
    );
  });
});

describe("deployment.start", () => {
  const start: ReleaseCommand = { type: "deployment.start" };

  it("makes now the actual T-0", () => {
    expect(eventsOf(ask(inStatus("ready"), "alice", start, { now: at(7) }))[0]).toEqual({
      type: "deployment.started",
      payload: { actualT0: at(7) },
    });
  });

  it.each([
    [-61, "windowStart", "The window opens at 18:00 GMT on Thu 26 Nov. Wait for it, or move the window."],
    [180, "windowEnd", "The window ended at 22:00 GMT on Thu 26 Nov. Move it, then have the go given again."],
  ])("is refused %i minutes from T-0, outside the window", (minutes, path, message) => {
    expect(refusalOf(ask(inStatus("ready"), "alice", start, { now: at(minutes) }))).toMatchObject({ code: "wrong-state", path, message });
  });

  it.each([-60, 0, 179])("is taken %i minutes from T-0, inside the window", (minutes) => {
    expect(ask(inStatus("ready"), "alice", start, { now: at(minutes) }).ok).toBe(true);
  });

  it("is refused while a phase before T-0 is open", () => {
    const ready = inStatus("ready");
    const phases = ready.phases.map((phase) => (phase.code === "T-48h" ? { ...phase, status: "open" as const, closed: null } : phase));
    expect(refusalOf(ask({ ...ready, phases }, "alice", start))).toMatchObject({
      code: "gate-closed",
      path: "phases.t-minus-48h",
      message: "Close T-48h first: what comes before T-0 is finished before the start.",
    });
  });

  it.each([
    ["a signer lost the role", (state: ReleaseState) => ({ ...state, roster: ROSTER.filter((entry) => entry.role !== "commander") })],
    ["what was signed has changed", (state: ReleaseState) => ({ ...state, details: { ...state.details, toVersion: "v9" } })],
    ["a required item was un-ticked", (state: ReleaseState) => withItem(state, "final-build-green", { status: "todo" })],
    [
      "a sign-off has expired",
      (state: ReleaseState) => ({ ...state, signOffs: state.signOffs.map((row) => ({ ...row, expiresAt: at(-1) })) }),
    ],
    ["a sign-off is missing", (state: ReleaseState) => ({ ...state, signOffs: state.signOffs.slice(1) })],
  ])("is refused when the go no longer holds: %s", (_, change) => {
    expect(refusalOf(ask(change(inStatus("ready")), "alice", start))).toMatchObject({ code: "gate-closed", path: "phases.t-minus-2h" });
  });

  it("is refused when a signer left the team", () => {
    const members = new Set(["alice", "carol"]);
    expect(refusalOf(ask(inStatus("ready"), "alice", start, { members }))).toMatchObject({ code: "gate-closed" });
  });
});

describe("release.hold", () => {
  it("asks why", () => {
    expect(refusalOf(ask(inStatus("ready"), "bob", { type: "release.hold", reason: "  " }))).toMatchObject({
      code: "invalid",
      path: "reason",
    });
  });

  it("keeps what the release returns to", () => {
    const held = stateAfter(inStatus("deploying"), "bob", { type: "release.hold", reason: " Errors " });
    expect(held).toMatchObject({ status: "on-hold", hold: { from: "deploying", reason: "Errors", by: PEOPLE.bob, since: T0, agreed: [] } });
  });

  it("SIGNOFF rule 16: lapses requests that wait for nothing but sign-offs, and no others", () => {
    const deploying = inStatus("deploying");
    const items = deploying.items.map((item) => (item.phase === "t-zero" ? { ...item, status: "done" as const } : item));
    const command: ReleaseCommand = { type: "release.hold", reason: "Errors" };
    expect(eventsOf(ask({ ...deploying, items }, "bob", command))).toContainEqual({
      type: "sign-off.lapsed",
      payload: { phases: ["t-zero"] },
    });
    expect(eventsOf(ask(deploying, "bob", command)).some((event) => event.type === "sign-off.lapsed")).toBe(false);
  });
});

describe("release.resume (SIGNOFF rule 22)", () => {
  const held = inStatus("on-hold", "preparing");
  const roster = (...entries: [ReleaseState["roster"][number]["role"], PersonKey][]) =>
    entries.map(([role, who]) => ({ role, person: PEOPLE[who] }));

  it("takes two people, in either order", () => {
    const first = stateAfter(held, "carol", { type: "release.resume", role: "commander" });
    expect(first.status).toBe("on-hold");
    expect(stateAfter(first, "bob", { type: "release.resume", role: "approver" })).toMatchObject({ status: "preparing", hold: null });
  });

  it("counts an agreement once", () => {
    const first = stateAfter(held, "carol", { type: "release.resume", role: "commander" });
    expect(eventsOf(ask(first, "carol", { type: "release.resume", role: "commander" }))).toEqual([]);
  });

  it("is never completed by one person in both roles", () => {
    const state = { ...held, roster: roster(["deployer", "alice"], ["approver", "bob"], ["approver", "carol"], ["commander", "carol"]) };
    const once = stateAfter(state, "carol", { type: "release.resume", role: "commander" });
    const twice = stateAfter(once, "carol", { type: "release.resume", role: "approver" });
    expect(twice.status).toBe("on-hold");
    expect(stateAfter(twice, "bob", { type: "release.resume", role: "approver" }).status).toBe("preparing");
  });

  it("forgets the agreement of somebody who lost the role meanwhile", () => {
    const first = stateAfter(held, "bob", { type: "release.resume", role: "approver" });
    const swapped = { ...first, roster: roster(["deployer", "alice"], ["approver", "mia"], ["commander", "carol"]) };
    expect(validAgreements(swapped)).toEqual([]);
    expect(stateAfter(swapped, "carol", { type: "release.resume", role: "commander" }).status).toBe("on-hold");
  });

  it("SIGNOFF rule 22: nor counts that of somebody who has left the team", () => {
    const first = stateAfter(held, "bob", { type: "release.resume", role: "approver" });
    const left = { members: new Set([PEOPLE.alice.id, PEOPLE.carol.id]) };
    expect(stateAfter(first, "carol", { type: "release.resume", role: "commander" }, left).status).toBe("on-hold");
  });

  it.each([
    ["approver and commander", roster(["deployer", "alice"], ["approver", "bob"], ["commander", "carol"]), ["approver", "commander"]],
    ["no commander", roster(["deployer", "alice"], ["approver", "bob"]), ["approver", "deployer"]],
    ["one person for both", roster(["deployer", "alice"], ["approver", "bob"], ["commander", "bob"]), ["approver", "deployer"]],
    [
      "a second approver beside",
      roster(["deployer", "alice"], ["approver", "bob"], ["approver", "mia"], ["commander", "bob"]),
      ["approver", "commander"],
    ],
  ] as const)("asks for the right roles: %s", (_, people, roles) => {
    expect(resumeRoles(people)).toEqual(roles);
  });

  it("lets approver and deployer resume where there is no commander", () => {
    const state = { ...held, roster: roster(["deployer", "alice"], ["approver", "bob"]) };
    const first = stateAfter(state, "alice", { type: "release.resume", role: "deployer" });
    expect(stateAfter(first, "bob", { type: "release.resume", role: "approver" }).status).toBe("preparing");
  });

  it("is refused while nothing is held", () => {
    expect(refusalOf(ask(inStatus("ready"), "bob", { type: "release.resume", role: "approver" }))).toMatchObject({ code: "wrong-state" });
  });

  it("stays on hold when the go falls meanwhile, and returns to the preparation", () => {
    const ready = inStatus("on-hold", "ready");
    const fallen = applyEvents(ready, [{ type: "release.unready", payload: { cause: "An item was un-ticked." } }], asking(ready, "alice"));
    expect(fallen).toMatchObject({ status: "on-hold", hold: { from: "preparing" } });
  });
});
