import { describe, expect, it } from "vitest";
import { at, type PersonKey, requiring, roster } from "./testing/fixture";
import {
  ask,
  digest,
  gate,
  grant,
  idOf,
  lastRow,
  must,
  openRoom,
  phaseOf,
  type Room,
  refusalOf,
  resolve,
  rows,
  sign,
  toEnd,
  toGo,
  toReady,
  toT0,
  types,
} from "./testing/room";

const revoke = (room: Room, whose: PersonKey, phase: string, reason = "Changed my mind") =>
  ({ type: "sign-off.revoke", signOff: idOf(room, whose, phase), reason }) as const;
const refuse = (room: Room, phase: string, role: "approver" | "deployer", reason = "Not yet") =>
  ({ type: "sign-off.refuse", phase, role, digest: digest(room, phase), reason }) as const;

describe("SIGNOFF rule 14: revoking", () => {
  const twoApprovers = () => toGo(openRoom({ roster: roster("deployer dana", "approver amir", "approver ben", "commander cleo") }));

  it.each<[string, PersonKey, string, string]>([
    ["oneself, without a reason", "amir", "", "done"],
    ["oneself, with a reason", "amir", "Wait", "done"],
    ["a peer in the same role, with a reason", "ben", "Wait", "done"],
    ["a peer without a reason", "ben", " ", "invalid"],
    ["an admin, with a reason", "adam", "Wait", "done"],
    ["an admin without a reason", "adam", "", "invalid"],
    ["the deployer", "dana", "Wait", "not-permitted"],
    ["the commander", "cleo", "Wait", "not-permitted"],
    ["a manager", "max", "Wait", "not-permitted"],
    ["a member", "mia", "Wait", "not-permitted"],
  ])("SIGNOFF rule 14: before the gate is used by %s", (_, who, reason, outcome) => {
    const room = twoApprovers();
    sign(room, "amir", "t-2h", "approver");
    const decision = ask(room, who, revoke(room, "amir", "t-2h", reason));
    expect(decision.ok ? "done" : decision.refusal.code).toBe(outcome);
    expect(rows(room)).toEqual(decision.ok ? ["granted amir approver", "revoked amir approver"] : ["granted amir approver"]);
  });

  it("SIGNOFF rule 14: a go that is taken back before the start reopens the gate without holding the release", () => {
    const room = toReady(openRoom());
    const events = must(room, "amir", revoke(room, "amir", "t-2h", ""));
    expect(types(events)).toEqual(["sign-off.recorded", "phase.reopened", "release.unready"]);
    expect(gate(room, "t-2h").roles.map((one) => one.signed)).toEqual([1, 0]);
    sign(room, "amir", "t-2h", "approver");
    expect(room.state.status).toBe("ready");
  });

  it.each<[string, PersonKey]>([
    ["oneself", "amir"],
    ["an admin", "adam"],
  ])("SIGNOFF rule 14: after use by %s it stops the line: the release is held and must be signed again", (_, who) => {
    const room = toT0(openRoom());
    expect(refusalOf(room, who, revoke(room, "amir", "t-2h", " "))).toMatchObject({ code: "invalid", path: "reason" });
    const events = must(room, who, revoke(room, "amir", "t-2h", "Wrong build"));
    expect(types(events)).toEqual(["sign-off.recorded", "release.held", "sign-off.lapsed", "phase.reopened"]);
    expect(room.state.status).toBe("on-hold");
    expect(room.state.hold).toMatchObject({ from: "deploying", by: { id: who }, reason: expect.stringContaining("Wrong build") });
    expect(phaseOf(room, "t-2h").status).toBe("open");
  });

  it("SIGNOFF rule 14: on hold already, it only ends the sign-off", () => {
    const room = toT0(openRoom());
    must(room, "cleo", { type: "release.hold", reason: "Look" });
    expect(types(must(room, "amir", revoke(room, "amir", "t-2h")))).toEqual(["sign-off.recorded", "phase.reopened"]);
    expect(room.state.hold?.reason).toBe("Look");
  });

  it("SIGNOFF rule 14: an earlier gate that reopens before the start reopens the go, whose sign-offs stay and pass again", () => {
    const room = openRoom({ phases: requiring("t-48h", [{ role: "commander", count: 1 }]) });
    resolve(room, "t-48h");
    sign(room, "cleo", "t-48h", "commander");
    resolve(room, "t-2h");
    room.now = at(-120);
    sign(room, "dana", "t-2h", "deployer");
    sign(room, "amir", "t-2h", "approver");
    must(room, "cleo", revoke(room, "cleo", "t-48h"));
    expect(room.state.phases.slice(0, 2).map((one) => one.status)).toEqual(["open", "open"]);
    expect(room.state).toMatchObject({ status: "on-hold", hold: { from: "preparing" } });
    must(room, "cleo", { type: "release.resume", role: "commander" });
    must(room, "amir", { type: "release.resume", role: "approver" });
    expect(types(sign(room, "cleo", "t-48h", "commander"))).toEqual(["sign-off.recorded", "phase.closed", "phase.closed", "release.ready"]);
  });

  it("SIGNOFF rule 14: after the start a later gate that has passed stays passed", () => {
    const room = toEnd(openRoom());
    must(room, "amir", revoke(room, "amir", "t-2h"));
    expect(room.state.phases.map((one) => one.status)).toEqual(["closed", "open", "closed", "closed", "open", "hidden"]);
    expect(gate(room, "t-plus-24h").conditions.map((one) => one.code)).toContain("earlier-phase");
  });

  it("SIGNOFF rule 14: one of two where one is enough leaves the gate passed", () => {
    const room = twoApprovers();
    sign(room, "amir", "t-2h", "approver");
    sign(room, "ben", "t-2h", "approver");
    sign(room, "dana", "t-2h", "deployer");
    expect(types(must(room, "ben", revoke(room, "ben", "t-2h")))).toEqual(["sign-off.recorded"]);
    expect(room.state.status).toBe("ready");
  });

  it("SIGNOFF rule 14: what is over is not revoked", () => {
    const room = toEnd(openRoom());
    sign(room, "amir", "t-plus-24h", "approver");
    sign(room, "dana", "t-plus-24h", "deployer");
    expect(refusalOf(room, "amir", revoke(room, "amir", "t-plus-24h")).code).toBe("wrong-state");
  });

  it("SIGNOFF rule 14: a refusal and an unknown id are no sign-offs", () => {
    const room = toGo(openRoom());
    must(room, "amir", refuse(room, "t-2h", "approver"));
    expect(refusalOf(room, "amir", revoke(room, "amir", "t-2h")).code).toBe("not-found");
    expect(refusalOf(room, "amir", { type: "sign-off.revoke", signOff: "none", reason: "x" }).code).toBe("not-found");
  });
});

describe("SIGNOFF rule 15: refusing", () => {
  it.each(["", "   "])("SIGNOFF rule 15: without a reason (%j) it is refused", (reason) => {
    const room = toGo(openRoom());
    expect(refusalOf(room, "amir", refuse(room, "t-2h", "approver", reason))).toMatchObject({ code: "invalid", path: "reason" });
  });

  it("SIGNOFF rule 15: one refusal closes the gate, whoever has signed", () => {
    const room = toGo(openRoom());
    sign(room, "dana", "t-2h", "deployer");
    must(room, "amir", refuse(room, "t-2h", "approver", "Load test missing"));
    expect(gate(room, "t-2h")).toMatchObject({ isQuorate: false, refusals: [{ comment: "Load test missing" }] });
    expect(gate(room, "t-2h").conditions).toContainEqual(expect.objectContaining({ code: "refused", who: "Amir Approver" }));
  });

  it("SIGNOFF rule 15: while it stands nobody can sign", () => {
    const room = toGo(openRoom());
    must(room, "amir", refuse(room, "t-2h", "approver"));
    expect(refusalOf(room, "dana", grant(room, "dana", "t-2h", "deployer")).code).toBe("gate-closed");
  });

  it("SIGNOFF rule 15: a full quorum beside a refusal does not pass", () => {
    const people = roster("deployer dana", "approver amir", "approver ben", "commander cleo");
    const room = toGo(openRoom({ roster: people }));
    sign(room, "amir", "t-2h", "approver");
    must(room, "ben", refuse(room, "t-2h", "approver"));
    room.state = {
      ...room.state,
      signOffs: [
        ...room.state.signOffs,
        { ...lastRow(room), id: "x", kind: "granted", role: "deployer", person: people[0]?.person ?? lastRow(room).person },
      ],
    };
    expect(gate(room, "t-2h")).toMatchObject({ roles: [{ signed: 1 }, { signed: 1 }], isQuorate: false, canPass: false });
  });

  it.each<[string, PersonKey, string]>([
    ["its author", "amir", "done"],
    ["the deployer", "dana", "not-permitted"],
    ["the commander", "cleo", "not-permitted"],
    ["an admin", "adam", "not-permitted"],
  ])("SIGNOFF rule 15: withdrawn by %s", (_, who, outcome) => {
    const room = toGo(openRoom());
    must(room, "amir", refuse(room, "t-2h", "approver"));
    const decision = ask(room, who, { type: "sign-off.withdraw", signOff: idOf(room, "amir", "t-2h") });
    expect(decision.ok ? "done" : decision.refusal.code).toBe(outcome);
    expect(gate(room, "t-2h").display).toBe(decision.ok ? "awaiting" : "open");
    expect(gate(room, "t-2h").refusals).toHaveLength(decision.ok ? 0 : 1);
  });

  it("SIGNOFF rule 15: withdrawing ends it once", () => {
    const room = toGo(openRoom());
    must(room, "amir", refuse(room, "t-2h", "approver"));
    const signOff = idOf(room, "amir", "t-2h");
    must(room, "amir", { type: "sign-off.withdraw", signOff });
    expect(refusalOf(room, "amir", { type: "sign-off.withdraw", signOff }).code).toBe("wrong-state");
  });

  it("SIGNOFF rule 15: changed content ends it", () => {
    const room = toGo(openRoom());
    must(room, "amir", refuse(room, "t-2h", "approver", "Tests are red"));
    must(room, "mia", { type: "item.add-evidence", item: "t-2h/1", url: "https://ci.example/9", label: "Green" });
    expect(rows(room)).toEqual(["refused amir approver", "superseded amir approver"]);
    sign(room, "amir", "t-2h", "approver");
  });

  it("SIGNOFF rule 15: time alone does not end it", () => {
    const room = toGo(openRoom());
    must(room, "amir", refuse(room, "t-2h", "approver"));
    room.now = at(5000);
    must(room, "clock", { type: "clock.sweep" });
    expect(gate(room, "t-2h").refusals).toHaveLength(1);
  });

  it("SIGNOFF rule 15: it outlives its author's membership", () => {
    const room = toGo(openRoom());
    must(room, "amir", refuse(room, "t-2h", "approver"));
    room.members.delete("amir");
    must(room, "clock", { type: "clock.sweep" });
    expect(gate(room, "t-2h").refusals).toHaveLength(1);
  });

  it("SIGNOFF rule 15: whoever has signed takes that back by refusing", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    must(room, "amir", refuse(room, "t-2h", "approver", "I overlooked something"));
    expect(rows(room)).toEqual(["granted amir approver", "revoked amir approver", "refused amir approver"]);
  });

  it.each<[string, PersonKey, "approver" | "deployer", string]>([
    ["somebody without the role", "mia", "approver", "not-permitted"],
    ["another role than the own", "dana", "approver", "not-permitted"],
    ["an admin", "adam", "approver", "not-permitted"],
  ])("SIGNOFF rule 15: refusing is not open to %s", (_, who, role, code) => {
    const room = toGo(openRoom());
    expect(refusalOf(room, who, refuse(room, "t-2h", role)).code).toBe(code);
    expect(gate(room, "t-2h").refusals).toEqual([]);
  });

  it("SIGNOFF rule 15: it is given for what was seen", () => {
    const room = toGo(openRoom());
    expect(refusalOf(room, "amir", { ...refuse(room, "t-2h", "approver"), digest: "old" }).code).toBe("stale");
  });

  it("SIGNOFF rule 15: a gate that has passed is not refused any more", () => {
    const room = toReady(openRoom());
    expect(refusalOf(room, "amir", refuse(room, "t-2h", "approver")).code).toBe("wrong-state");
  });
});
