import { describe, expect, it } from "vitest";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { differenceSince } from "./describe-difference";
import { at, type PersonKey, T0 } from "./testing/fixture";
import {
  ask,
  digest,
  gate,
  grant,
  idOf,
  itemOf,
  lastRow,
  must,
  openRoom,
  phaseOf,
  type Room,
  refusalOf,
  rows,
  set,
  sign,
  toEnd,
  toGo,
  toReady,
  toT0,
  types,
} from "./testing/room";

/** The approver has signed the go, the deployer has not. */
function halfSigned(): Room {
  const room = toGo(openRoom());
  sign(room, "amir", "t-2h", "approver");
  return room;
}

const itemSet = (room: Room, item: string, status: "todo" | "failed" | "done", reason = "Because"): ReleaseCommand => ({
  type: "item.set",
  item,
  status,
  expectedVersion: itemOf(room, item).version,
  reason,
});
const edit = (room: Room, changes: Extract<ReleaseCommand, { type: "release.edit" }>["changes"]): ReleaseCommand => ({
  type: "release.edit",
  expectedSeq: room.state.seq,
  changes,
});
const move = (room: Room, minutes: number): ReleaseCommand => ({
  type: "release.move",
  expectedSeq: room.state.seq,
  plannedT0: at(minutes),
  windowStart: at(minutes - 60),
  windowEnd: at(minutes + 180),
  zone: "Europe/London",
});

describe("SIGNOFF rule 12: what ends a sign-off", () => {
  it.each<[string, PersonKey, (room: Room) => ReleaseCommand, RegExp]>([
    ["an un-ticked item", "mia", (room) => itemSet(room, "t-2h/1", "todo"), /“Title of t-2h\/1”: done.*now to do/],
    ["a failed item", "mia", (room) => itemSet(room, "t-2h/1", "failed"), /now failed/],
    ["an item of an earlier phase", "dana", (room) => itemSet(room, "t-48h/1", "failed"), /“Title of t-48h\/1”/],
    ["evidence", "mia", () => ({ type: "item.add-evidence", item: "t-2h/1", url: "https://ci.example/7", label: "CI" }), /ci\.example\/7/],
    ["the version", "max", (room) => edit(room, { toVersion: "v2.3.1" }), /Version: v2\.3\.0, now v2\.3\.1/],
    ["the rollback plan", "max", (room) => edit(room, { rollbackPlan: "New" }), /Rollback plan/],
    ["the thresholds", "max", (room) => edit(room, { thresholds: [] }), /Thresholds: Error rate 5 %, now nothing/],
    ["a window moved by 31 minutes", "max", (room) => move(room, 31), /Window/],
    ["a window moved back by 31 minutes", "max", (room) => move(room, -31), /Window/],
    ["the signer's own change", "amir", (room) => itemSet(room, "t-2h/1", "todo"), /now to do/],
  ])("SIGNOFF rule 12: %s, with the cause in words", (_, who, command, cause) => {
    const room = halfSigned();
    must(room, who, command(room));
    expect(rows(room)).toEqual(["granted amir approver", "superseded amir approver"]);
    expect(lastRow(room).comment).toMatch(cause);
    expect(gate(room, "t-2h").roles.every((one) => one.signed === 0)).toBe(true);
  });

  it.each<[string, PersonKey, (room: Room) => ReleaseCommand]>([
    ["a comment", "mia", () => ({ type: "comment.add", text: "Fine" })],
    ["a comment on an item", "mia", () => ({ type: "comment.add", text: "Fine", item: "t-2h/1" })],
    ["a note", "mia", () => ({ type: "item.note", item: "t-2h/1", text: "Fine" })],
    ["an assignee", "mia", () => ({ type: "item.assign", item: "t-2h/1", assignee: { id: "mia", name: "Mia Member", initials: "MM" } })],
    ["an optional item", "mia", (room) => itemSet(room, "t-2h/optional", "failed")],
    ["an item of a later phase", "mia", (room) => itemSet(room, "t-0/1", "done")],
    ["the description", "max", (room) => edit(room, { impact: "A little", links: [] })],
    ["a window moved by 30 minutes", "max", (room) => move(room, 30)],
    ["a window moved back by 30 minutes", "max", (room) => move(room, -30)],
  ])("SIGNOFF rule 12: %s ends nothing", (_, who, command) => {
    const room = halfSigned();
    must(room, who, command(room));
    expect(rows(room)).toEqual(["granted amir approver"]);
    expect(gate(room, "t-2h").ended).toEqual([]);
  });

  it("SIGNOFF rule 12: several small moves add up", () => {
    const room = halfSigned();
    must(room, "max", move(room, 20));
    expect(rows(room)).toHaveLength(1);
    must(room, "max", move(room, 40));
    expect(rows(room)).toEqual(["granted amir approver", "superseded amir approver"]);
  });

  it("SIGNOFF rule 12: an expired waiver puts its item back to do and ends the sign-offs that rested on it", () => {
    const room = openRoom();
    set(room, "t-48h/1", { status: "waived", waivedUntil: at(-60) }, "amir");
    toGo(room);
    set(room, "t-2h/1", { status: "waived", waivedUntil: at(-90) }, "amir");
    sign(room, "amir", "t-2h", "approver");
    room.now = at(-90);
    expect(gate(room, "t-2h").conditions.map((one) => one.code)).toContain("item-open");
    must(room, "clock", { type: "clock.sweep" });
    expect(itemOf(room, "t-2h/1")).toMatchObject({ status: "todo", waivedUntil: null });
    expect(room.log.find((event) => event.type === "item.set" && event.actor.kind === "system")).toBeDefined();
    expect(rows(room)).toEqual(["granted amir approver", "superseded amir approver"]);
  });

  it.each([
    ["of the same phase", "t-2h/1"],
    ["of an earlier phase that is closed", "t-48h/1"],
  ])("SIGNOFF rule 12: before any sweep an ended waiver %s keeps the gate closed and the go from being used", (_, key) => {
    const room = openRoom();
    set(room, key, { status: "waived", waivedUntil: at(-60) }, "amir");
    toGo(room);
    sign(room, "amir", "t-2h", "approver");
    room.now = at(-60);
    expect(gate(room, "t-2h")).toMatchObject({ ended: [{ kind: "superseded", endedAt: null }], canPass: false });
    expect(refusalOf(room, "dana", grant(room, "dana", "t-2h", "deployer"))).toMatchObject({
      code: "gate-closed",
      details: { conditions: [{ code: "item-open", item: key }] },
    });
    room.now = at(-90);
    sign(room, "dana", "t-2h", "deployer");
    room.now = T0;
    expect(ask(room, "dana", { type: "deployment.start" })).toMatchObject({ ok: false, refusal: { code: "gate-closed" } });
  });

  it("SIGNOFF rule 12: content that comes back to what it was revives nothing", () => {
    const room = halfSigned();
    must(room, "mia", itemSet(room, "t-2h/1", "todo"));
    must(room, "mia", itemSet(room, "t-2h/1", "done"));
    expect(gate(room, "t-2h").roles.map((one) => one.signed)).toEqual([0, 0]);
    sign(room, "amir", "t-2h", "approver");
    expect(rows(room)).toEqual(["granted amir approver", "superseded amir approver", "granted amir approver"]);
  });

  it("SIGNOFF rule 12: each sign-off gets one row, by whoever changed the content", () => {
    const room = toReady(openRoom());
    const events = must(room, "dana", itemSet(room, "t-2h/1", "failed"));
    expect(rows(room).slice(2)).toEqual(["superseded dana deployer", "superseded amir approver"]);
    expect(types(events)).toEqual(["item.set", "sign-off.recorded", "sign-off.recorded", "phase.reopened", "release.unready"]);
    expect(room.state.status).toBe("preparing");
    expect(ask(room, "dana", { type: "deployment.start" }).ok).toBe(false);
  });

  it("SIGNOFF rule 12: a change in an earlier phase ends the sign-offs of every later gate", () => {
    const room = toT0(openRoom());
    sign(room, "amir", "t-0", "approver");
    must(room, "dana", itemSet(room, "t-2h/1", "failed"));
    expect(rows(room).slice(3)).toEqual(["superseded dana deployer", "superseded amir approver", "superseded amir approver"]);
    expect([phaseOf(room, "t-2h").status, phaseOf(room, "t-0").status]).toEqual(["open", "open"]);
    expect(room.state.status).toBe("deploying");
  });

  it("SIGNOFF rule 12: what reopened after the start is signed again before a later gate passes", () => {
    const room = toT0(openRoom());
    must(room, "dana", itemSet(room, "t-2h/1", "failed"));
    must(room, "dana", itemSet(room, "t-2h/1", "done"));
    const refused = refusalOf(room, "amir", {
      type: "sign-off.grant",
      phase: "t-0",
      role: "approver",
      digest: digest(room, "t-0"),
      initials: "AA",
    });
    expect(refused).toMatchObject({ code: "gate-closed", details: { conditions: [{ code: "earlier-phase" }] } });
    sign(room, "amir", "t-2h", "approver");
    sign(room, "dana", "t-2h", "deployer");
    expect(phaseOf(room, "t-2h").status).toBe("closed");
    sign(room, "amir", "t-0", "approver");
    sign(room, "dana", "t-0", "deployer");
    expect(room.state.status).toBe("verifying");
  });

  it("SIGNOFF rule 12: a passed gate that nothing touches stays passed while later items are worked on", () => {
    const room = toEnd(openRoom());
    set(room, "t-plus-24h/1", { status: "failed" });
    expect(rows(room).every((row) => row.startsWith("granted"))).toBe(true);
    expect(phaseOf(room, "t-0").status).toBe("closed");
  });

  it("SIGNOFF rule 12: after the start a waiver in a passed phase has served its purpose", () => {
    const room = openRoom();
    set(room, "t-48h/1", { status: "waived", waivedUntil: at(60) }, "amir");
    toT0(room);
    room.now = at(61);
    expect(must(room, "clock", { type: "clock.sweep" })).toEqual([]);
    expect(phaseOf(room, "t-2h").status).toBe("closed");
  });
});

describe("SIGNOFF rule 12: the difference is shown", () => {
  it("SIGNOFF rule 12: what has changed since a person signed, in words", () => {
    const room = halfSigned();
    const signed = room.state;
    must(room, "max", edit(room, { toVersion: "v2.3.1", rollbackPlan: "Undo twice" }));
    must(room, "mia", itemSet(room, "t-2h/1", "failed", "Red"));
    expect(differenceSince(signed, room.state, "t-2h")).toEqual([
      { what: "Version", before: "v2.3.0", after: "v2.3.1" },
      { what: "Rollback plan", before: "Undo the rollout", after: "Undo twice" },
      { what: "“Title of t-2h/1”", before: "done: Because", after: "failed: Red" },
    ]);
  });

  it("SIGNOFF rule 12: nothing, where the content is the same", () => {
    const room = halfSigned();
    const signed = room.state;
    must(room, "mia", itemSet(room, "t-2h/optional", "failed"));
    expect(differenceSince(signed, room.state, "t-2h")).toEqual([]);
    expect(idOf(room, "amir", "t-2h")).toBe(lastRow(room).id);
  });
});
