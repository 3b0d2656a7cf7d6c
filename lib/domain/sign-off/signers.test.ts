import { describe, expect, it } from "vitest";
import { BROKEN, broken, GO } from "@/lib/domain/release/testing/break-glass";
import { evaluateGate } from "./evaluate-gate";
import { askedSince, type Signer, signersOf } from "./signers";
import { at, requiring, roster, T0 } from "./testing/fixture";
import {
  digest,
  gate,
  goAsked,
  idOf,
  must,
  openRoom,
  phaseOf,
  type Room,
  set,
  sign,
  toGo,
  toReady,
  toRollback,
  toT0,
} from "./testing/room";

const lines = (room: Room, key: string): string[] => signersOf(phaseOf(room, key), gate(room, key)).map(line);

function line(signer: Signer): string {
  const who = "person" in signer ? signer.person.id : "–";
  return `${signer.role} ${who} ${signer.kind === "ended" ? signer.ended.kind : signer.kind}`;
}

describe("signersOf", () => {
  it.each<[string, () => Room, string, string[]]>([
    ["before the gate opens", () => openRoom(), "t-2h", ["deployer dana later", "approver amir later", "commander – not-required"]],
    ["asked", () => toGo(openRoom()), "t-2h", ["deployer dana waiting", "approver amir waiting", "commander – not-required"]],
    ["passed", () => toReady(openRoom()), "t-2h", ["deployer dana signed", "approver amir signed", "commander – not-required"]],
    [
      "a rollback",
      () => toRollback(openRoom()),
      "rollback",
      ["deployer – not-required", "approver amir waiting", "commander cleo waiting"],
    ],
    [
      "closed by the deployer",
      () => openRoom(),
      "t-48h",
      ["deployer – not-required", "approver – not-required", "commander – not-required"],
    ],
  ])("SIGNOFF rule 21: %s", (_, make, key, expected) => {
    expect(lines(make(), key)).toEqual(expected);
  });

  it("SIGNOFF rule 12: names whose sign-off fell with a change, and since when it is asked again", () => {
    const room = toT0(openRoom());
    sign(room, "dana", "t-0", "deployer");
    room.now = at(5);
    set(room, "t-0/1", { status: "todo" });
    expect(lines(room, "t-0")[0]).toBe("deployer dana superseded");
    room.now = at(9);
    set(room, "t-0/1", { status: "done" });
    expect(lines(room, "t-0").slice(0, 2)).toEqual(["deployer dana superseded", "approver amir waiting"]);
    expect(askedSince(room.state, phaseOf(room, "t-0"), room.now)).toBe(at(9));
  });

  it("SIGNOFF rule 24: a gate that was opened by break-glass goes on saying whose sign-offs it lacks", () => {
    const state = broken();
    const phase = state.phases.find((one) => one.key === GO);
    if (!phase) throw new Error("There is no go.");
    const evaluation = evaluateGate({ state, phase, now: BROKEN, members: null, digestOf: null });
    expect(signersOf(phase, evaluation).map(line)).toEqual(["deployer – missing", "approver – missing", "commander – missing"]);
  });

  it("SIGNOFF rule 15: shows a refusal, and its author as asked once it is withdrawn", () => {
    const room = toGo(openRoom());
    must(room, "amir", { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest: digest(room, "t-2h"), reason: "Not now" });
    expect(lines(room, "t-2h").slice(0, 2)).toEqual(["deployer dana later", "approver amir refused"]);
    must(room, "amir", { type: "sign-off.withdraw", signOff: idOf(room, "amir", "t-2h") });
    expect(lines(room, "t-2h")[1]).toBe("approver amir waiting");
  });

  it("SIGNOFF rule 9: a sign-off of somebody who may not sign any more stays visible until the place is filled", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    room.members.delete("amir");
    expect(lines(room, "t-2h").slice(1, 3)).toEqual(["approver amir ineligible", "approver – vacant"]);
    must(room, "clock", { type: "clock.sweep" });
    expect(lines(room, "t-2h").slice(1, 3)).toEqual(["approver amir ineligible", "approver – vacant"]);
    room.members.add("amir");
    expect(lines(room, "t-2h")[1]).toBe("approver amir ineligible");
    sign(room, "amir", "t-2h", "approver");
    expect(lines(room, "t-2h").slice(1, 3)).toEqual(["approver amir signed", "commander – not-required"]);
  });

  it("SIGNOFF rule 9: whoever lost the role and got it back before anybody wrote so has signed all the time", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    room.members.delete("amir");
    expect(gate(room, "t-2h").roles[1]?.signed).toBe(0);
    room.members.add("amir");
    expect(lines(room, "t-2h")[1]).toBe("approver amir signed");
  });

  it("SIGNOFF rule 21: says where a place stays empty, and lists everybody who could fill it", () => {
    const two = [{ role: "approver", count: 2 }] as const;
    const short = goAsked({ phases: requiring("t-2h", two), roster: roster("deployer dana", "approver amir") });
    expect(lines(short, "t-2h").slice(1, 3)).toEqual(["approver amir waiting", "approver – vacant"]);
    const many = goAsked({ phases: requiring("t-2h", two), roster: roster("approver amir", "approver ben", "approver dee") });
    expect(lines(many, "t-2h").slice(1, 4)).toEqual(["approver amir waiting", "approver ben waiting", "approver dee waiting"]);
  });
});

describe("askedSince", () => {
  it("is null while a required item is open, and the start of the deployment at the earliest for what follows it", () => {
    const room = toReady(openRoom());
    expect(askedSince(room.state, phaseOf(room, "t-0"), room.now)).toBeNull();
    room.now = T0;
    must(room, "dana", { type: "deployment.start" });
    const resolved = { ...room.state, items: room.state.items.map((item) => ({ ...item, status: "done" as const, at: at(-500) })) };
    expect(askedSince(resolved, phaseOf(room, "t-0"), room.now)).toBe(T0);
  });
});
