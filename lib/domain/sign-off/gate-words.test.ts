import { describe, expect, it } from "vitest";
import { zonedTime } from "@/lib/domain/time/format";
import { barSentence, countSigned, phaseWord, whatFollows, whoIsNext, whyNotRequired } from "./gate-words";
import { myPart } from "./my-part";
import { at, PEOPLE, type PersonKey } from "./testing/fixture";
import { digest, gate, must, openRoom, phaseOf, type Room, resolve, sign, toEnd, toGo, toReady, toRollback, toT0 } from "./testing/room";

function follows(room: Room, key: string): string {
  return whatFollows(room.state, phaseOf(room, key), "Signing", { now: room.now, time: (instant) => zonedTime(instant, "Europe/London") });
}

function bar(room: Room, who: PersonKey, key: string): string {
  const { state, now, members } = room;
  const [phase, evaluation] = [phaseOf(room, key), gate(room, key)];
  return barSentence({ state, phase, evaluation, part: myPart({ state, phase, person: PEOPLE[who], evaluation, now, members }) });
}

describe("whatFollows", () => {
  it.each<[string, () => Room, string, string]>([
    ["the go", () => toGo(openRoom()), "t-2h", "Signing gives the go; Dana Deployer can then start the deployment."],
    ["a phase with another behind it", () => toT0(openRoom()), "t-0", "Signing unlocks T+15m, due at 19:15 GMT."],
    ["the last phase", () => toEnd(openRoom()), "t-plus-24h", "Signing ends the last phase: the release is deployed."],
    ["a rollback", () => toRollback(openRoom()), "rollback", "Signing ends the rollback."],
  ])("%s", (_, make, key, text) => {
    expect(follows(make(), key)).toBe(text);
  });

  it("leaves the time out once it has come", () => {
    const room = toT0(openRoom());
    room.now = at(15);
    expect(follows(room, "t-0")).toBe("Signing unlocks T+15m.");
  });
});

describe("who is next, and how many have signed", () => {
  it("SIGNOFF rule 21: counts each role up to what it needs, and names who is asked", () => {
    const room = toGo(openRoom());
    expect(countSigned(gate(room, "t-2h"))).toEqual({ signed: 0, needed: 2 });
    expect(whoIsNext(gate(room, "t-2h"), null)).toBe("Then Dana Deployer signs as deployer and Amir Approver signs as approver.");
    expect(whoIsNext(gate(room, "t-2h"), "deployer")).toBe("Then Amir Approver signs as approver.");
    sign(room, "dana", "t-2h", "deployer");
    expect(countSigned(gate(room, "t-2h"))).toEqual({ signed: 1, needed: 2 });
    expect(whoIsNext(gate(room, "t-2h"), "approver")).toBeNull();
  });
});

describe("barSentence", () => {
  it("follows a gate from its open items to the last sign-off", () => {
    const room = openRoom();
    expect(bar(room, "dana", "t-48h")).toBe("2 required items are open.");
    resolve(room, "t-48h");
    expect(bar(room, "dana", "t-48h")).toBe("Every required item is resolved.");
    toGo(room);
    expect(bar(room, "cleo", "t-48h")).toBe("Dana Deployer closed T-48h.");
    expect(bar(room, "dana", "t-2h")).toBe("You can sign.");
    expect(bar(room, "cleo", "t-2h")).toBe("Now Dana Deployer signs as deployer and Amir Approver signs as approver.");
    sign(room, "dana", "t-2h", "deployer");
    expect(bar(room, "dana", "t-2h")).toBe("You have signed. Then Amir Approver signs as approver.");
    expect(bar(room, "amir", "t-2h")).toBe("Dana Deployer signed. You are next.");
    expect(bar(room, "cleo", "t-2h")).toBe("Dana Deployer signed. Then Amir Approver signs as approver.");
    sign(room, "amir", "t-2h", "approver");
    expect(bar(room, "amir", "t-2h")).toBe("All sign-offs of T-2h are in.");
    expect(bar(room, "amir", "t-0")).toBe("2 required items are open.");
  });

  it("says what stands in the way before whose turn it is", () => {
    const room = toReady(openRoom());
    resolve(room, "t-0");
    expect(bar(room, "amir", "t-0")).toBe("The deployment was not started.");
    const held = toT0(openRoom());
    must(held, "amir", { type: "sign-off.refuse", phase: "t-0", role: "approver", digest: digest(held, "t-0"), reason: "Errors" });
    expect(bar(held, "amir", "t-0")).toBe("You refused T-0.");
    expect(bar(held, "dana", "t-0")).toBe("Amir Approver refused as approver: Errors");
    must(held, "dana", { type: "release.hold", reason: "Waiting" });
    expect(bar(held, "dana", "t-0")).toBe("On hold.");
  });
});

describe("phaseWord", () => {
  it("calls a rollback by its name", () => {
    const room = openRoom();
    expect(phaseWord(phaseOf(room, "t-0"))).toBe("T-0");
    expect(phaseWord(phaseOf(room, "rollback"))).toBe("the rollback");
  });
});

describe("whyNotRequired", () => {
  it.each([
    ["commander", "standard", "Signs critical releases and rollbacks only"],
    ["commander", "canary", "Signs rollbacks only"],
    ["commander", "hotfix", "Signs the approval and rollbacks only"],
    ["deployer", "hotfix", "Does not sign this phase"],
  ] as const)("says of the %s of a %s release what they do sign", (role, track, text) => {
    expect(whyNotRequired(role, track)).toBe(text);
  });
});
