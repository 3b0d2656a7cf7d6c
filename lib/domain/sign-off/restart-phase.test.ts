import { describe, expect, it } from "vitest";
import { at, type PersonKey, T0 } from "./testing/fixture";
import { ask, digest, gate, lastRow, must, openRoom, refusalOf, rows, set, sign, toEnd, toReady, toT0 } from "./testing/room";

describe("SIGNOFF rule 18: restarting a phase", () => {
  it("SIGNOFF rule 18: its and later items and sign-offs begin again; earlier ones stay", () => {
    const room = toEnd(openRoom());
    must(room, "mia", { type: "item.add-evidence", item: "t-plus-24h/1", url: "https://ci.example/1", label: "a" });
    sign(room, "amir", "t-plus-24h", "approver");
    must(room, "dana", { type: "phase.restart", phase: "t-0", reason: "A node was missed" });
    expect(room.state.items.filter((one) => one.status === "done").map((one) => one.phase)).toEqual(["t-48h", "t-48h", "t-2h", "t-2h"]);
    expect(room.state.items.flatMap((one) => one.evidence)).toEqual([]);
    expect(room.state.phases.map((one) => `${one.key} ${one.status}`)).toEqual([
      "t-48h closed",
      "t-2h closed",
      "t-0 open",
      "t-plus-15m open",
      "t-plus-24h open",
      "rollback hidden",
    ]);
    expect(rows(room).slice(5)).toEqual(["superseded dana deployer", "superseded amir approver", "superseded amir approver"]);
    expect(lastRow(room).comment).toBe("T-0 was restarted: A node was missed");
    expect(gate(room, "t-0").roles.map((one) => one.signed)).toEqual([0, 0]);
  });

  it("SIGNOFF rule 18: sign-offs fall although the content is the same", () => {
    const room = openRoom({ items: [] });
    must(room, "dana", { type: "phase.close", phase: "t-48h", reason: "Nothing to prepare" });
    sign(room, "amir", "t-2h", "approver", { comment: "Nothing to check" });
    const content = digest(room, "t-2h");
    must(room, "dana", { type: "phase.restart", phase: "t-2h", reason: "Again" });
    expect(digest(room, "t-2h")).toBe(content);
    expect(rows(room)).toEqual(["granted amir approver", "superseded amir approver"]);
  });

  it.each<[string, PersonKey, string]>([
    ["the deployer", "dana", "done"],
    ["the approver", "amir", "not-permitted"],
    ["the commander", "cleo", "not-permitted"],
    ["a manager", "max", "not-permitted"],
    ["an admin", "adam", "not-permitted"],
  ])("SIGNOFF rule 18: open to %s", (_, who, outcome) => {
    const room = toT0(openRoom());
    const decision = ask(room, who, { type: "phase.restart", phase: "t-0", reason: "Again" });
    expect(decision.ok ? "done" : decision.refusal.code).toBe(outcome);
  });

  it("SIGNOFF rule 18: before the start it takes the go with it", () => {
    const room = toReady(openRoom());
    must(room, "dana", { type: "phase.restart", phase: "t-48h", reason: "New build" });
    expect(room.state.status).toBe("preparing");
    expect(gate(room, "t-2h").display).toBe("locked");
  });

  it.each([
    ["without a reason", "t-0", " ", "invalid"],
    ["what comes before T-0, after the start", "t-2h", "Again", "wrong-state"],
    ["a rollback that was not opened", "rollback", "Again", "wrong-state"],
    ["no such phase", "t-99", "Again", "not-found"],
  ])("SIGNOFF rule 18: refused %s", (_, phase, reason, code) => {
    const room = toT0(openRoom());
    expect(refusalOf(room, "dana", { type: "phase.restart", phase, reason }).code).toBe(code);
  });

  it("SIGNOFF rule 18: a waiver that is reset owes nothing any more", () => {
    const room = toT0(openRoom());
    set(room, "t-0/1", { status: "waived", waivedUntil: at(600) }, "amir");
    const open = () => room.state.obligations.filter((one) => one.kind === "waiver" && one.settled === null);
    expect(open()).toHaveLength(1);
    must(room, "dana", { type: "phase.restart", phase: "t-0", reason: "Again" });
    expect(open()).toEqual([]);
    expect(room.now).toBe(T0);
  });
});
