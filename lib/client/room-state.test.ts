import { expect, it } from "vitest";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { PEOPLE, roster } from "@/lib/domain/sign-off/testing/fixture";
import { openRoom, phaseOf, sign, toGo } from "@/lib/domain/sign-off/testing/room";
import { signingMembers } from "./room-state";

it("SIGNOFF rule 9: the room does not count, nor name as able to sign, whoever had left the team when it was loaded", () => {
  const room = toGo(openRoom({ roster: roster("deployer dana", "approver amir", "approver ben") }));
  sign(room, "amir", "t-2h", "approver");
  const here = (...keys: (keyof typeof PEOPLE)[]) => keys.map((key) => ({ ...PEOPLE[key], role: "member" as const }));
  const seen = (members: ReturnType<typeof here>) => {
    const dto = { state: room.state, members };
    const known = { members: signingMembers(room.state.roster, dto), digestOf: null };
    const approver = evaluateGate({ ...known, state: room.state, phase: phaseOf(room, "t-2h"), now: room.now }).roles[1];
    return [approver?.signed, approver?.canStillSign.map((one) => one.id)];
  };
  expect(seen(here("dana", "amir", "ben"))).toEqual([1, ["ben"]]);
  expect(seen(here("dana", "ben"))).toEqual([0, ["ben"]]);
  expect(seen(here("dana", "amir"))).toEqual([1, []]);
});

it("believes in whoever came to the roster since", () => {
  const { state } = openRoom();
  const members = state.roster.map(({ person }) => ({ ...person, role: "member" as const }));
  const later = roster("deployer dee", "approver amir");
  expect([...signingMembers(later, { state, members })]).toEqual(["dee", "amir"]);
});
