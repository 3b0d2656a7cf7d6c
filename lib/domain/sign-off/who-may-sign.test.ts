import { describe, expect, it } from "vitest";
import { at, PEOPLE, requiring, roster, T0 } from "./testing/fixture";
import {
  ask,
  gate,
  grant,
  idOf,
  lastRow,
  must,
  openRoom,
  phaseOf,
  ROSTER_RIGHTS,
  refusalOf,
  rows,
  sign,
  toEnd,
  toGo,
  toReady,
} from "./testing/room";

const REQUIRE_ALL = (["deployer", "approver", "commander"] as const).map((role) => ({ role, count: 1 }));

describe("SIGNOFF rule 6: only the person, in a live session", () => {
  it.each(["token", "clock"] as const)("SIGNOFF rule 6: refused to %s, and recorded", (who) => {
    const room = toGo(openRoom());
    expect(refusalOf(room, who, grant(room, who, "t-2h", "approver"))).toMatchObject({ code: "not-permitted" });
    expect(room.log.at(-1)).toMatchObject({ type: "sign-off.denied", payload: { phase: "t-2h", role: "approver" } });
    expect(rows(room)).toEqual([]);
  });

  it("SIGNOFF rule 6: a token cannot sign for a person, not even under their id", () => {
    const room = toGo(openRoom());
    const actor = { kind: "token", ...PEOPLE.amir } as const;
    expect(refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver"), { actor })).toMatchObject({ code: "not-permitted" });
    expect(rows(room)).toEqual([]);
  });

  it.each(["token", "clock"] as const)("SIGNOFF rule 6: %s neither refuses nor revokes nor withdraws", (who) => {
    const room = toGo(openRoom());
    const { digest } = grant(room, "amir", "t-2h", "approver");
    sign(room, "amir", "t-2h", "approver");
    const refuse = { type: "sign-off.refuse", phase: "t-2h", role: "deployer", digest, reason: "No" } as const;
    expect(refusalOf(room, who, refuse).code).toBe("not-permitted");
    expect(refusalOf(room, who, { type: "sign-off.revoke", signOff: idOf(room, "amir", "t-2h"), reason: "No" }).code).toBe("not-permitted");
    must(room, "dana", refuse);
    expect(refusalOf(room, who, { type: "sign-off.withdraw", signOff: idOf(room, "dana", "t-2h") }).code).toBe("not-permitted");
  });

  it("SIGNOFF rule 6: the row names the person of the session and nobody else", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    expect(lastRow(room)).toMatchObject({ person: PEOPLE.amir, initials: "AA", role: "approver", at: at(-120) });
  });

  it.each([
    ["another's", "DD"],
    ["none", "  "],
    ["half of them", "A"],
  ])("SIGNOFF rule 6: %s initials are refused", (_, initials) => {
    const room = toGo(openRoom());
    expect(refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver", { initials }))).toMatchObject({
      code: "invalid",
      path: "initials",
    });
  });

  it("SIGNOFF rule 6: capitals and spaces around the initials make no difference", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver", { initials: " aa " });
    expect(lastRow(room).initials).toBe("AA");
  });

  it.each([
    [0, true],
    [15, true],
    [15.1, false],
    [600, false],
    [null, true],
  ])("SIGNOFF rule 6: with a proof %s minutes old, signing is possible: %s", (proofAgeMinutes, isPossible) => {
    const room = toGo(openRoom());
    const decision = ask(room, "amir", grant(room, "amir", "t-2h", "approver"), { proofAgeMinutes });
    expect(decision.ok).toBe(isPossible);
    if (!decision.ok) expect(decision.refusal.code).toBe("proof-needed");
  });
});

describe("SIGNOFF rule 7: one person, one sign-off, one role per gate", () => {
  const both = () =>
    toGo(openRoom({ phases: requiring("t-2h", REQUIRE_ALL), roster: roster("deployer dana", "approver amir", "commander amir") }));

  it.each(["approver", "commander"] as const)("SIGNOFF rule 7: who holds several roles chooses: %s", (role) => {
    const room = both();
    sign(room, "amir", "t-2h", role);
    expect(gate(room, "t-2h").roles.map((one) => `${one.role} ${one.signed}`)).toEqual(
      REQUIRE_ALL.map((one) => `${one.role} ${one.role === role ? 1 : 0}`),
    );
  });

  it("SIGNOFF rule 7: the second role of the same person is refused", () => {
    const room = both();
    sign(room, "amir", "t-2h", "approver");
    expect(refusalOf(room, "amir", grant(room, "amir", "t-2h", "commander")).code).toBe("already-signed");
    expect(gate(room, "t-2h").isQuorate).toBe(false);
  });

  it("SIGNOFF rule 7: signing twice in one role is refused, also where two are needed", () => {
    const room = toGo(openRoom({ phases: requiring("t-2h", [{ role: "approver", count: 2 }]) }));
    sign(room, "amir", "t-2h", "approver");
    expect(refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver")).code).toBe("already-signed");
    expect(phaseOf(room, "t-2h").status).toBe("open");
  });

  it("SIGNOFF rule 7: two rows of one person, however they got into the log, count once", () => {
    const room = toGo(openRoom({ phases: requiring("t-2h", [{ role: "approver", count: 2 }]) }));
    sign(room, "amir", "t-2h", "approver");
    room.state = { ...room.state, signOffs: [...room.state.signOffs, { ...lastRow(room), id: "forged" }] };
    expect(gate(room, "t-2h")).toMatchObject({ isQuorate: false, roles: [{ signed: 1, needed: 2 }] });
  });

  it("SIGNOFF rule 7: whoever refused withdraws before signing", () => {
    const room = toGo(openRoom());
    const { digest } = grant(room, "amir", "t-2h", "approver");
    must(room, "amir", { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest, reason: "Not yet" });
    expect(refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver")).code).toBe("already-signed");
    must(room, "amir", { type: "sign-off.withdraw", signOff: idOf(room, "amir", "t-2h") });
    sign(room, "amir", "t-2h", "approver");
    expect(lastRow(room).revision).toBe(2);
  });

  it("SIGNOFF rule 7: nobody has two sign-offs in one revision of a gate, however often it is given and taken back", () => {
    const room = toGo(openRoom());
    for (let round = 0; round < 4; round += 1) {
      sign(room, "amir", "t-2h", "approver");
      must(room, "amir", { type: "sign-off.revoke", signOff: idOf(room, "amir", "t-2h"), reason: "" });
    }
    const places = room.state.signOffs.filter((row) => row.kind === "granted").map((row) => `${row.revision} ${row.person.id}`);
    expect(new Set(places).size).toBe(4);
  });

  it("SIGNOFF rule 7: a role that the gate does not ask for signs nothing", () => {
    const room = toGo(openRoom());
    expect(refusalOf(room, "cleo", grant(room, "cleo", "t-2h", "commander"))).toMatchObject({ code: "invalid", path: "role" });
  });
});

describe("SIGNOFF rule 9: eligibility at signing and at evaluation", () => {
  it.each([
    ["somebody on no roster", "mia", "approver"],
    ["a manager", "max", "deployer"],
    ["an admin", "adam", "approver"],
    ["the approver as deployer", "amir", "deployer"],
    ["the deployer as approver", "dana", "approver"],
  ] as const)("SIGNOFF rule 9: refused and recorded: %s", (_, who, role) => {
    const room = toGo(openRoom());
    expect(refusalOf(room, who, grant(room, who, "t-2h", role)).code).toBe("not-permitted");
    expect(room.log.at(-1)).toMatchObject({ type: "sign-off.denied", actor: { id: who } });
  });

  it("SIGNOFF rule 9: what the client says of roles and rights is not asked", () => {
    const room = toGo(openRoom());
    const claims = { roles: ["approver"] as const, permissions: new Set(["sign-off.sign"] as const), access: "admin" as const };
    expect(refusalOf(room, "mia", grant(room, "mia", "t-2h", "approver"), claims).code).toBe("not-permitted");
  });

  it("SIGNOFF rule 9: somebody who left the team cannot sign", () => {
    const room = toGo(openRoom());
    room.members.delete("amir");
    expect(refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver")).code).toBe("not-permitted");
  });

  it("SIGNOFF rule 9: a membership lost after signing makes the sign-off ineligible: shown, not counted", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    room.members.delete("amir");
    expect(gate(room, "t-2h")).toMatchObject({ roles: [{ signed: 0 }, { signed: 0 }], ended: [{ kind: "ineligible", endedAt: null }] });
    sign(room, "dana", "t-2h", "deployer");
    expect(rows(room)).toEqual(["granted amir approver", "ineligible amir approver", "granted dana deployer"]);
    expect(phaseOf(room, "t-2h").status).toBe("open");
  });

  it("SIGNOFF rule 9: a role lost after signing makes it ineligible, the others fall with the changed roster", () => {
    const room = toGo(openRoom());
    sign(room, "dana", "t-2h", "deployer");
    sign(room, "amir", "t-2h", "approver");
    must(
      room,
      "max",
      { type: "roster.change", expectedSeq: room.state.seq, roster: roster("deployer dana", "approver ben", "commander cleo") },
      ROSTER_RIGHTS,
    );
    expect(rows(room).slice(2)).toEqual(["superseded dana deployer", "ineligible amir approver"]);
    expect(room.state.status).toBe("preparing");
  });

  it("SIGNOFF rule 9: a go that was not used yet falls with its author's membership, and the start is refused at once", () => {
    const room = toReady(openRoom());
    room.now = T0;
    room.members.delete("amir");
    expect(gate(room, "t-2h").isQuorate).toBe(false);
    expect(ask(room, "dana", { type: "deployment.start" })).toMatchObject({ ok: false });
    must(room, "clock", { type: "clock.sweep" });
    expect(rows(room).at(-1)).toBe("ineligible amir approver");
    expect(room.state.status).toBe("preparing");
  });

  it("SIGNOFF rule 9: a gate that was used stays passed when its signer leaves", () => {
    const room = toEnd(openRoom());
    room.members.delete("amir");
    expect(must(room, "clock", { type: "clock.sweep" })).toEqual([]);
    expect(gate(room, "t-0")).toMatchObject({ display: "signed", isQuorate: true });
  });
});

describe("SIGNOFF rule 10: nothing signs automatically", () => {
  it("SIGNOFF rule 10: neither the clock nor anybody's work writes a sign-off", () => {
    const room = toGo(openRoom());
    for (const minutes of [-100, 0, 600, 6000]) {
      room.now = at(minutes);
      must(room, "clock", { type: "clock.sweep" });
    }
    expect(rows(room)).toEqual([]);
    expect(phaseOf(room, "t-2h").status).toBe("open");
  });

  it("SIGNOFF rule 10: every granted row was recorded by its own person", () => {
    const room = toEnd(openRoom());
    const granted = room.log.flatMap((event) =>
      event.type === "sign-off.recorded" && event.payload.row.kind === "granted" ? [event] : [],
    );
    expect(granted).toHaveLength(4);
    for (const { actor, payload } of granted) expect(actor).toMatchObject({ kind: "person", id: payload.row.person.id });
  });
});
