import { describe, expect, it } from "vitest";
import { CHANGE_FACTS, type ChangeFact } from "@/lib/domain/tailoring/profile";
import { tailoringBody, toggled, toggledChange, USUAL_PROFILE } from "./plan-tailoring";

describe("the answers of a profile", () => {
  it("stand in the order in which they are asked, however they were given", () => {
    expect(toggled(CHANGE_FACTS, ["dns", "api"], "infrastructure")).toEqual(["infrastructure", "dns", "api"]);
    expect(toggled(CHANGE_FACTS, ["dns", "api"], "dns")).toEqual(["api"]);
  });

  it.each<[chosen: ChangeFact[], one: ChangeFact, after: ChangeFact[]]>([
    [[], "database-migration", ["database-migration"]],
    [["database-migration"], "database-long", ["database-migration", "database-long"]],
    [["database-migration", "database-long", "dns"], "database-migration", ["dns"]],
  ])("with %j and %s are %j", (chosen, one, after) => {
    expect(toggledChange(chosen, one)).toEqual(after);
  });

  it("are sent where the checklist is tailored, with what was put back", () => {
    expect(tailoringBody({ isTailored: false, profile: USUAL_PROFILE, restored: ["a"] })).toEqual({});
    expect(tailoringBody({ isTailored: true, profile: USUAL_PROFILE, restored: [] })).toEqual({ profile: USUAL_PROFILE });
    expect(tailoringBody({ isTailored: true, profile: USUAL_PROFILE, restored: ["a"] })).toEqual({
      profile: USUAL_PROFILE,
      restored: ["a"],
    });
  });
});
