import { describe, expect, it } from "vitest";
import { at, type PersonKey, T0 } from "./testing/fixture";
import {
  ask,
  digest,
  gate,
  grant,
  itemOf,
  lastRow,
  must,
  openRoom,
  phaseOf,
  type Room,
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

function resume(room: Room): void {
  must(room, "cleo", { type: "release.resume", role: "commander" });
  must(room, "amir", { type: "release.resume", role: "approver" });
}

describe("SIGNOFF rule 16: on hold", () => {
  it("SIGNOFF rule 16: open requests lapse and are asked again on resume", () => {
    const room = toGo(openRoom());
    expect(gate(room, "t-2h").display).toBe("awaiting");
    const events = must(room, "cleo", { type: "release.hold", reason: "Outage elsewhere" });
    expect(events.find((event) => event.type === "sign-off.lapsed")?.payload).toEqual({ phases: ["t-2h"] });
    expect(gate(room, "t-2h")).toMatchObject({ display: "open", conditions: [{ code: "on-hold" }, {}, {}] });
    resume(room);
    expect(gate(room, "t-2h").display).toBe("awaiting");
  });

  it.each(["grant", "refuse"] as const)("SIGNOFF rule 16: %s is refused in words that name who can resume", (what) => {
    const room = toGo(openRoom());
    must(room, "cleo", { type: "release.hold", reason: "Outage" });
    const no = { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest: digest(room, "t-2h"), reason: "No" } as const;
    const refusal = refusalOf(room, "amir", what === "grant" ? grant(room, "amir", "t-2h", "approver") : no);
    expect(refusal).toMatchObject({ code: "wrong-state", message: expect.stringMatching(/on hold.*Amir Approver.*Cleo Commander/s) });
  });

  it("SIGNOFF rule 16: given ones survive a hold that changed nothing", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    must(room, "cleo", { type: "release.hold", reason: "Outage" });
    resume(room);
    expect(gate(room, "t-2h").roles.map((one) => one.signed)).toEqual([0, 1]);
    sign(room, "dana", "t-2h", "deployer");
    expect(room.state.status).toBe("ready");
  });

  it("SIGNOFF rule 16: they fall when the content changes on hold", () => {
    const room = toReady(openRoom());
    must(room, "cleo", { type: "release.hold", reason: "Outage" });
    set(room, "t-2h/1", { status: "failed" });
    expect(rows(room).slice(2)).toEqual(["superseded dana deployer", "superseded amir approver"]);
    expect(room.state).toMatchObject({ status: "on-hold", hold: { from: "preparing" } });
    resume(room);
    expect(room.state.status).toBe("preparing");
  });

  it("SIGNOFF rule 16: they fall when they expire on hold", () => {
    const room = toReady(openRoom());
    must(room, "cleo", { type: "release.hold", reason: "Outage" });
    room.now = at(181);
    resume(room);
    expect(rows(room).slice(2)).toEqual(["expired dana deployer", "expired amir approver"]);
    expect(room.state.status).toBe("preparing");
  });

  it.each([
    ["phase.close", { type: "phase.close", phase: "t-plus-15m", reason: "Early" }],
    ["deployment.start", { type: "deployment.start" }],
  ] as const)("SIGNOFF rule 16: %s waits for the resume", (_, command) => {
    const room = toT0(openRoom());
    sign(room, "dana", "t-0", "deployer");
    sign(room, "amir", "t-0", "approver");
    resolve(room, "t-plus-15m");
    must(room, "cleo", { type: "release.hold", reason: "Outage" });
    expect(ask(room, "dana", command).ok).toBe(false);
  });
});

describe("SIGNOFF rule 17: expiry", () => {
  it.each([
    ["the end of the window", at(180), at(180)],
    ["the end of a longer window, at four hours after T-0", at(400), at(240)],
    ["the end of a window that ends at four hours", at(240), at(240)],
  ])("SIGNOFF rule 17: the go holds to %s", (_, windowEnd, expiresAt) => {
    const room = toGo(openRoom({ details: { windowEnd, boundWindow: { start: at(-60), end: windowEnd } } }));
    sign(room, "amir", "t-2h", "approver");
    expect(lastRow(room).expiresAt).toBe(expiresAt);
  });

  it("SIGNOFF rule 17: a go ends with the window as it is now, also where that has shrunk a little since", () => {
    const room = toReady(openRoom());
    const times = { plannedT0: T0, windowStart: at(-60), windowEnd: at(150), zone: "Europe/London" };
    must(room, "dana", { type: "release.move", expectedSeq: room.state.seq, ...times });
    expect(gate(room, "t-2h").isQuorate).toBe(true);
    room.now = at(150);
    expect(gate(room, "t-2h")).toMatchObject({ isQuorate: false, ended: [{ kind: "expired" }, { kind: "expired" }] });
  });

  it("SIGNOFF rule 17: other sign-offs hold for 24 hours", () => {
    const room = toT0(openRoom());
    sign(room, "amir", "t-0", "approver");
    expect(lastRow(room).expiresAt).toBe(at(1440));
  });

  it.each([
    [at(1439), 1],
    [at(1440), 0],
    [at(1500), 0],
  ])("SIGNOFF rule 17: at %s, %i of one is counted, before any sweep", (now, signed) => {
    const room = toT0(openRoom());
    sign(room, "amir", "t-0", "approver");
    room.now = now;
    expect(gate(room, "t-0").roles.find((one) => one.role === "approver")?.signed).toBe(signed);
    sign(room, "dana", "t-0", "deployer");
    expect(phaseOf(room, "t-0").status).toBe(signed === 1 ? "closed" : "open");
  });

  it("SIGNOFF rule 17: the sweep writes down what expired, and the person signs again in a new revision", () => {
    const room = toT0(openRoom());
    sign(room, "amir", "t-0", "approver");
    room.now = at(1440);
    expect(types(must(room, "clock", { type: "clock.sweep" }))).toEqual(["sign-off.recorded"]);
    expect(must(room, "clock", { type: "clock.sweep" })).toEqual([]);
    sign(room, "amir", "t-0", "approver");
    expect(rows(room, "t-0")).toEqual(["granted amir approver", "expired amir approver", "granted amir approver"]);
    expect(lastRow(room).revision).toBe(2);
  });

  it("SIGNOFF rule 17: signing again without a sweep ends the old one first", () => {
    const room = toT0(openRoom());
    sign(room, "amir", "t-0", "approver");
    room.now = at(1440);
    sign(room, "amir", "t-0", "approver");
    expect(rows(room, "t-0")).toEqual(["granted amir approver", "expired amir approver", "granted amir approver"]);
    expect(gate(room, "t-0").roles.map((one) => one.signed)).toEqual([0, 1]);
  });

  it("SIGNOFF rule 17: a go that was not used falls at its end, and the start is refused", () => {
    const room = toReady(openRoom({ details: { windowEnd: at(400), boundWindow: { start: at(-60), end: at(400) } } }));
    room.now = at(240);
    expect(ask(room, "dana", { type: "deployment.start" })).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
    expect(types(must(room, "clock", { type: "clock.sweep" }))).toEqual([
      "sign-off.recorded",
      "sign-off.recorded",
      "phase.reopened",
      "release.unready",
    ]);
  });

  it("SIGNOFF rule 17: a go given again while the deployment runs holds like any other", () => {
    const room = toT0(openRoom());
    room.now = at(200);
    set(room, "t-2h/1", { status: "failed" });
    set(room, "t-2h/1", { status: "done" });
    sign(room, "amir", "t-2h", "approver");
    expect(lastRow(room).expiresAt).toBe(at(200 + 1440));
  });

  it("SIGNOFF rule 17: a go that was used does not expire", () => {
    const room = toEnd(openRoom());
    expect(must(room, "clock", { type: "clock.sweep" })).toEqual([]);
    expect(gate(room, "t-2h")).toMatchObject({ display: "signed", isQuorate: true });
  });

  it("SIGNOFF rule 17: once the window is over the go cannot be given, and the gate says so", () => {
    const room = toGo(openRoom());
    room.now = at(180);
    expect(gate(room, "t-2h").conditions.map((one) => one.code)).toContain("window-over");
    expect(refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver")).code).toBe("gate-closed");
  });

  it.each<[string, number[], boolean]>([
    ["fresh", [-120], false],
    ["a minute short of a day", [-120 - 1439], false],
    ["a day old", [-120 - 1440], true],
    ["old, with newer beside it", [-4000, -130], false],
    ["all of it old", [-4000, -3000], true],
  ])("SIGNOFF rule 17: evidence that is %s", (_, minutes, isStale) => {
    const room = openRoom();
    for (const [index, minute] of minutes.entries()) {
      room.now = at(minute);
      const label = `Run ${index}`;
      must(room, "mia", { type: "item.add-evidence", item: "t-2h/1", url: `https://ci.example/${index}`, label });
    }
    room.now = at(-4320);
    toGo(room);
    const codes = gate(room, "t-2h")
      .conditions.filter((one) => one.item === itemOf(room, "t-2h/1").key)
      .map((one) => one.code);
    expect(codes).toEqual(isStale ? ["evidence-stale"] : []);
    expect(ask(room, "amir", grant(room, "amir", "t-2h", "approver")).ok).toBe(!isStale);
  });

  it("SIGNOFF rule 17: after the go nobody asks how old its evidence is", () => {
    const room = openRoom();
    room.now = at(-1500);
    must(room, "mia", { type: "item.add-evidence", item: "t-2h/1", url: "https://ci.example/1", label: "Run" });
    room.now = at(-4320);
    toReady(room);
    room.now = T0;
    expect(types(must(room, "dana", { type: "deployment.start" }))).toEqual(["deployment.started", "obligation.opened"]);
  });

  it.each<PersonKey>(["dana", "amir", "adam"])("SIGNOFF rule 17: %s does not make the clock's rows", (who) => {
    const room = toReady(openRoom());
    room.now = at(500);
    expect(refusalOf(room, who, { type: "clock.sweep" }).code).toBe("not-permitted");
  });
});
