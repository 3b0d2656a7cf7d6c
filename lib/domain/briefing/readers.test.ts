import { describe, expect, it } from "vitest";
import { PEOPLE, ROSTER, release } from "@/lib/domain/release/testing/fixture";
import { briefedText } from "./briefed-text";
import { type Reader, readerGroups, usualReaders } from "./readers";
import { briefingStanding } from "./standing";
import { confirmed, published } from "./testing/briefed";

const members: Reader[] = [
  { ...PEOPLE.alice, role: "member" },
  { ...PEOPLE.mia, role: "member" },
  { ...PEOPLE.vera, role: "viewer" },
];
const roster = [...ROSTER, { role: "support-lead", person: PEOPLE.mia } as const];

describe("readers", () => {
  it("are usually the viewers and who leads support, and afterwards whoever was asked before and is still there", () => {
    expect(usualReaders({ roster, members }, undefined)).toEqual(["mia", "vera"]);
    expect(usualReaders({ roster, members }, [PEOPLE.alice, PEOPLE.bob])).toEqual(["alice"]);
    expect(usualReaders({ roster, members }, [])).toEqual([]);
  });

  it("are told by name while they are missing", () => {
    const state = published(release(), { asked: [PEOPLE.vera, PEOPLE.mia, PEOPLE.bob] });
    expect(briefedText(release())).toBe("No briefing was published yet.");
    expect(briefedText(confirmed(state, "mia"))).toBe("1 of 3 have read the briefing; Vera Grey and Bob Jones have not.");
    expect(briefedText(confirmed(confirmed(state, "mia"), "vera"))).toBe("2 of 3 have read the briefing; Bob Jones has not.");
    expect(briefedText(confirmed(confirmed(confirmed(state, "mia"), "vera"), "bob"))).toBe("3 of 3 have read the briefing.");
  });

  it("stand in groups, each with who is missing", () => {
    const state = confirmed(published(release(), { asked: [PEOPLE.vera, PEOPLE.mia, PEOPLE.alice, PEOPLE.bob] }), "mia");
    const standing = briefingStanding(state);
    const groups = standing ? readerGroups(standing, { roster, members }) : [];
    expect(groups.map(({ title, asked, missing }) => [title, asked, missing.map(({ id }) => id)])).toEqual([
      ["Support lead", 1, []],
      ["Readers", 1, ["vera"]],
      ["On the team", 2, ["alice", "bob"]],
    ]);
  });
});
