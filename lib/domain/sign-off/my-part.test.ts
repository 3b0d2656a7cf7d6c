import { describe, expect, it } from "vitest";
import { type MyPart, myPart } from "./my-part";
import { PEOPLE, type PersonKey, requiring, roster } from "./testing/fixture";
import { digest, gate, goAsked, must, openRoom, phaseOf, type Room, sign, toGo, toReady } from "./testing/room";

function part(room: Room, who: PersonKey, key = "t-2h"): MyPart {
  const { state, now, members } = room;
  return myPart({ state, phase: phaseOf(room, key), person: PEOPLE[who], evaluation: gate(room, key), now, members });
}

function brief(found: MyPart): string {
  if (found.kind === "sign") return `sign ${found.options.map((one) => one.role).join(" or ")}`;
  return found.kind === "not-yet" ? `not-yet ${found.roles.join(" or ")}` : found.kind;
}

describe("SIGNOFF rule 21: what one person has to do with a gate", () => {
  it.each<[string, () => Room, PersonKey, string]>([
    ["somebody who is asked", () => toGo(openRoom()), "amir", "sign approver"],
    ["before its turn", () => openRoom(), "amir", "not-yet approver"],
    ["without a role in it", () => toGo(openRoom()), "cleo", "none"],
    ["an admin", () => toGo(openRoom()), "adam", "none"],
    ["after it has passed", () => toReady(openRoom()), "amir", "signed"],
  ])("SIGNOFF rule 21: %s", (_, make, who, expected) => {
    expect(brief(part(make(), who))).toBe(expected);
  });

  it("SIGNOFF rule 7: offers each role that somebody holds, the one that is still needed first", () => {
    const requirements = [
      { role: "approver", count: 1 },
      { role: "commander", count: 1 },
    ] as const;
    const room = goAsked({ phases: requiring("t-2h", requirements), roster: roster("approver amir", "approver ben", "commander ben") });
    expect(brief(part(room, "ben"))).toBe("sign approver or commander");
    sign(room, "amir", "t-2h", "approver");
    expect(brief(part(room, "ben"))).toBe("sign commander or approver");
  });

  it("SIGNOFF rule 8: gives the reason where separation of duties speaks against it", () => {
    const room = goAsked({ roster: roster("deployer dana", "approver dana") });
    const found = part(room, "dana");
    expect(brief(found)).toBe("sign deployer");
    const creator = part(goAsked({ roster: roster("deployer dana", "approver max") }), "max");
    expect(creator.kind === "not-yet" && creator.reasons.map((one) => one.code)).toEqual(["separation-of-duties"]);
  });

  it("SIGNOFF rule 15: a refusal comes before everything else", () => {
    const room = toGo(openRoom());
    must(room, "amir", { type: "sign-off.refuse", phase: "t-2h", role: "approver", digest: digest(room, "t-2h"), reason: "Not now" });
    expect(brief(part(room, "amir"))).toBe("refused");
    expect(brief(part(room, "dana"))).toBe("not-yet deployer");
  });
});
