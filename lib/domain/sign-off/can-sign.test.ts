import { describe, expect, it } from "vitest";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import { canSign } from "./can-sign";
import { PEOPLE, type PersonKey } from "./testing/fixture";
import { ask, grant, openRoom, phaseOf, toGo } from "./testing/room";

describe("canSign says what the command will say", () => {
  it.each<[PersonKey, ReleaseRole, boolean]>([
    ["dana", "deployer", true],
    ["amir", "approver", true],
    ["cleo", "commander", false],
    ["mia", "approver", false],
    ["dana", "approver", false],
  ])("%s as %s: %s", (who, role, isPossible) => {
    const room = toGo(openRoom());
    const { state, now, members } = room;
    const answer = canSign({ state, phase: phaseOf(room, "t-2h"), now, members, digestOf: null, role, person: PEOPLE[who] });
    expect(answer.ok).toBe(isPossible);
    expect(ask(room, who, grant(room, who, "t-2h", role)).ok).toBe(isPossible);
    if (!answer.ok) for (const reason of answer.reasons) expect(reason.text).toMatch(/^[A-Z].*\.$/);
  });
});
