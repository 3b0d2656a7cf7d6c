import { describe, expect, it } from "vitest";
import { at, PEOPLE, type PersonKey, roster, T0 } from "./testing/fixture";
import {
  ask,
  digest,
  gate,
  grant,
  must,
  openRoom,
  phaseOf,
  refusalOf,
  resolve,
  rows,
  set,
  sign,
  toEnd,
  toGo,
  toReady,
  toT0,
  types,
} from "./testing/room";

describe("SIGNOFF rule 19: a quorum opens the gate; starting is a separate act", () => {
  it("SIGNOFF rule 19: the last sign-off closes the phase and makes the release ready, not started", () => {
    const room = toGo(openRoom());
    expect(types(sign(room, "dana", "t-2h", "deployer"))).toEqual(["sign-off.recorded"]);
    expect(types(sign(room, "amir", "t-2h", "approver"))).toEqual(["sign-off.recorded", "phase.closed", "release.ready"]);
    expect(phaseOf(room, "t-2h").closed).toEqual({ at: at(-120), by: PEOPLE.amir, how: "signed", reason: null });
    expect(room.state).toMatchObject({ status: "ready", actualT0: null });
  });

  it("SIGNOFF rule 19: time does not start it", () => {
    const room = toReady(openRoom());
    room.now = at(60);
    expect(must(room, "clock", { type: "clock.sweep" })).toEqual([]);
    expect(room.state.actualT0).toBeNull();
  });

  it.each<[PersonKey, boolean]>([
    ["dana", true],
    ["amir", false],
    ["cleo", false],
    ["max", false],
    ["adam", false],
  ])("SIGNOFF rule 19: started by %s: %s", (who, isPossible) => {
    const room = toReady(openRoom());
    room.now = T0;
    expect(ask(room, who, { type: "deployment.start" }).ok).toBe(isPossible);
  });

  it("SIGNOFF rule 19: the order of the signatures makes no difference", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    sign(room, "dana", "t-2h", "deployer");
    expect(phaseOf(room, "t-2h").closed?.by.id).toBe("dana");
  });

  it("SIGNOFF rule 19: the gate of T-0 begins the verification, the last one deploys the release", () => {
    const room = toT0(openRoom());
    sign(room, "dana", "t-0", "deployer");
    expect(types(sign(room, "amir", "t-0", "approver")).at(-1)).toBe("deployment.verifying");
    resolve(room, "t-plus-15m");
    must(room, "dana", { type: "phase.close", phase: "t-plus-15m", reason: "Early" });
    resolve(room, "t-plus-24h");
    room.now = at(1440);
    sign(room, "amir", "t-plus-24h", "approver");
    const last = types(sign(room, "dana", "t-plus-24h", "deployer"));
    // This checklist has no items for the baseline and the documentation.
    expect(last).toEqual(["sign-off.recorded", "phase.closed", "release.deployed", "obligation.opened", "obligation.opened"]);
  });

  it("SIGNOFF rule 19: with an obligation open the release is deployed, and completed when it is settled", () => {
    const room = openRoom();
    set(room, "t-48h/1", { status: "waived", waivedUntil: at(9000) }, "amir");
    toEnd(room);
    sign(room, "amir", "t-plus-24h", "approver");
    expect(types(sign(room, "dana", "t-plus-24h", "deployer"))).toContain("release.deployed");
    const settling = room.state.obligations.map(({ id }) =>
      types(must(room, "dana", { type: "obligation.settle", obligation: id, note: "Done" })),
    );
    expect(settling.length).toBeGreaterThan(1);
    expect(settling.pop()).toEqual(["obligation.settled", "release.completed"]);
    for (const earlier of settling) expect(earlier).toEqual(["obligation.settled"]);
  });

  it("SIGNOFF rule 19: signing the end before its time takes a comment, which the closing keeps", () => {
    const room = toEnd(openRoom());
    room.now = at(300);
    expect(refusalOf(room, "amir", grant(room, "amir", "t-plus-24h", "approver"))).toMatchObject({ code: "invalid", path: "comment" });
    sign(room, "amir", "t-plus-24h", "approver", { comment: "Quiet" });
    sign(room, "dana", "t-plus-24h", "deployer", { comment: "All quiet for hours" });
    expect(phaseOf(room, "t-plus-24h").closed?.reason).toBe("All quiet for hours");
    expect(room.state.signOffs.at(-1)?.labels).toEqual(["early"]);
  });

  it("SIGNOFF rule 19: the first change of an item begins the preparation, once", () => {
    const room = openRoom();
    expect(types(must(room, "mia", { type: "comment.add", text: "Hello" }))).toEqual(["comment.added"]);
    expect(types(set(room, "t-48h/1", { status: "done" }))).toEqual(["item.set", "release.preparation-started"]);
    expect(types(set(room, "t-48h/2", { status: "done" }))).toEqual(["item.set"]);
  });

  it("SIGNOFF rule 19: commander and approver close a rollback", () => {
    const room = toT0(openRoom());
    must(room, "cleo", { type: "rollback.start", reason: "Errors", method: "Undo" });
    expect(gate(room, "t-0").display).toBe("halted");
    resolve(room, "rollback");
    sign(room, "cleo", "rollback", "commander");
    expect(types(sign(room, "amir", "rollback", "approver"))).toEqual(["sign-off.recorded", "phase.closed", "rollback.closed"]);
    expect(room.state.status).toBe("rolled-back");
  });
});

describe("SIGNOFF rule 20: the revision seen, and races for the last place", () => {
  const crowd = () =>
    toGo(openRoom({ roster: roster("deployer dana", "approver amir", "approver ben", "approver dee", "commander cleo") }));

  it("SIGNOFF rule 20: a stale digest is refused with what is there now", () => {
    const room = toGo(openRoom());
    const seen = digest(room, "t-2h");
    set(room, "t-2h/1", { status: "done", reason: "Checked twice" });
    const refusal = refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver", { digest: seen }));
    expect(refusal).toMatchObject({ code: "stale", path: "digest", details: { digest: digest(room, "t-2h") } });
    expect(rows(room)).toEqual([]);
  });

  it.each([0, 1, 9, 10])(
    "SIGNOFF rule 20: racers for the last place are all stored %i seconds after it, and the gate opens once",
    (seconds) => {
      const room = crowd();
      sign(room, "dana", "t-2h", "deployer");
      const racers = (["amir", "ben", "dee"] as const).map((who) => [who, grant(room, who, "t-2h", "approver")] as const);
      const events = racers.flatMap(([who, command], index) => {
        if (index > 0) room.now = new Date(Date.parse(at(-120)) + seconds * 1000).toISOString();
        return must(room, who, command);
      });
      expect(types(events).filter((type) => type !== "sign-off.recorded")).toEqual(["phase.closed", "release.ready"]);
      expect(rows(room)).toEqual(["granted dana deployer", "granted amir approver", "granted ben approver", "granted dee approver"]);
      expect(phaseOf(room, "t-2h").closed?.by.id).toBe("amir");
      expect(gate(room, "t-2h").roles.map((one) => `${one.signed} of ${one.needed}`)).toEqual(["1 of 1", "3 of 1"]);
    },
  );

  it("SIGNOFF rule 20: eleven seconds later the gate has passed", () => {
    const room = crowd();
    sign(room, "dana", "t-2h", "deployer");
    sign(room, "amir", "t-2h", "approver");
    room.now = new Date(Date.parse(at(-120)) + 11_000).toISOString();
    expect(refusalOf(room, "ben", grant(room, "ben", "t-2h", "approver"))).toMatchObject({ code: "wrong-state" });
  });

  it.each<[string, PersonKey, "approver" | "deployer", object, string]>([
    ["the same person again", "amir", "approver", {}, "already-signed"],
    ["somebody without the role", "mia", "approver", {}, "not-permitted"],
    ["another content", "ben", "approver", { digest: "old" }, "stale"],
    ["wrong initials", "ben", "approver", { initials: "XX" }, "invalid"],
  ])("SIGNOFF rule 20: a racer meets every other rule: %s", (_, who, role, changes, code) => {
    const room = crowd();
    sign(room, "dana", "t-2h", "deployer");
    sign(room, "amir", "t-2h", "approver");
    expect(refusalOf(room, who, grant(room, who, "t-2h", role, changes)).code).toBe(code);
  });

  it("SIGNOFF rule 20: no racer gets in once the release was stopped", () => {
    const room = crowd();
    sign(room, "dana", "t-2h", "deployer");
    sign(room, "amir", "t-2h", "approver");
    must(room, "cleo", { type: "release.hold", reason: "Stop" });
    expect(refusalOf(room, "ben", grant(room, "ben", "t-2h", "approver")).code).toBe("wrong-state");
  });

  it("SIGNOFF rule 20: a phase closed by an act has no racers", () => {
    const room = toGo(openRoom());
    expect(refusalOf(room, "amir", grant(room, "amir", "t-48h", "approver")).code).toBe("wrong-state");
  });
});
