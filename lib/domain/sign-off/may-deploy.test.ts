import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { type DeployAnswer, findGate, mayDeploy } from "./may-deploy";
import { at, T0 } from "./testing/fixture";
import { digest, grant, must, openRoom, phaseOf, type Room, set, sign, toGo, toReady, toRollback, toT0 } from "./testing/room";

function answer(room: Room, key = "t-2h"): DeployAnswer {
  const { state, now, members } = room;
  return mayDeploy({ state, phase: phaseOf(room, key), now, members, digestOf: canonicalJson });
}
const codes = (room: Room, key?: string) => answer(room, key).blocking.map((one) => one.code);

describe("may I deploy", () => {
  it("waits for items and names while they are missing, each with who can settle it", () => {
    const room = openRoom();
    expect(answer(room)).toMatchObject({ decision: "wait", evaluatedAt: room.now });
    for (const one of answer(room).blocking) expect(one.who).not.toBe("");
    expect(codes(toGo(openRoom()))).toEqual(["sign-off-missing", "sign-off-missing"]);
  });

  it("says go once every name is there and the window is open, and not before", () => {
    const room = toReady(openRoom());
    expect(answer(room)).toMatchObject({ decision: "wait", blocking: [{ code: "window-ahead" }] });
    room.now = T0;
    expect(answer(room)).toMatchObject({ decision: "go", blocking: [] });
  });

  it("says no-go when the window is over and nobody started", () => {
    const room = toReady(openRoom());
    room.now = at(4 * 60 + 1);
    expect(answer(room).decision).toBe("no-go");
    expect(codes(room)).toContain("no-quorum");
  });

  it("says no-go for a failed item, a refusal and a rollback, and never go on hold", () => {
    const failed = toGo(openRoom());
    set(failed, "t-2h/1", { status: "failed" });
    expect(answer(failed).decision).toBe("no-go");

    const refused = toGo(openRoom());
    must(refused, "amir", { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest: digest(refused, "t-2h"), reason: "Not yet" });
    expect(answer(refused).decision).toBe("no-go");

    const held = toReady(openRoom());
    held.now = T0;
    must(held, "cleo", { type: "release.hold", reason: "Look" });
    expect(answer(held)).toMatchObject({ decision: "wait", reason: "The release is on hold.", blocking: [{ code: "on-hold" }] });

    expect(answer(held).blocking[0]?.who).toBe("Amir Approver (approver) and Cleo Commander (incident commander)");

    expect(answer(toRollback(openRoom()))).toMatchObject({ decision: "no-go", blocking: [{ code: "stopped" }] });
  });

  it("SIGNOFF rule 21: after the gate has passed too it names who can settle what stands against going on", () => {
    const room = toReady(openRoom());
    room.now = at(4 * 60 + 1);
    expect(answer(room).blocking.map(({ code, who }) => [code, who])).toEqual([
      ["no-quorum", "Dana Deployer (deployer) and Amir Approver (approver)"],
      ["window-over", expect.stringContaining("a manager of the team")],
    ]);
  });

  it("no longer says go when what was signed has changed", () => {
    const room = toReady(openRoom());
    room.now = T0;
    set(room, "t-2h/1", { status: "todo" });
    expect(answer(room).decision).toBe("wait");
  });

  it("does not count a signer who is no longer a member", () => {
    const room = toReady(openRoom());
    room.now = T0;
    room.members.delete("amir");
    expect(answer(room).decision).not.toBe("go");
  });

  it("stays go after the start, and answers for later gates by their own names", () => {
    const room = toT0(openRoom());
    expect(answer(room).decision).toBe("go");
    expect(answer(room, "t-0").decision).toBe("wait");
    sign(room, "dana", "t-0", "deployer");
    must(room, "amir", grant(room, "amir", "t-0", "approver"));
    expect(answer(room, "t-0").decision).toBe("go");
  });

  it("knows the go by its name, and no gate that is not there", () => {
    const { state } = openRoom();
    expect(findGate(state, "go")?.key).toBe("t-2h");
    expect(findGate(state, "t-0")?.key).toBe("t-0");
    expect(findGate(state, "t-99")).toBeNull();
  });
});
