import { describe, expect, it } from "vitest";
import type { ProfileInput } from "@/lib/contracts/profile";
import { CHANGE_FACTS, type ChangeFact } from "@/lib/domain/tailoring/profile";
import { proposedProfile, tailoringBody, toggled, toggledChange, USUAL_PROFILE } from "./plan-tailoring";

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

describe("choosing a service", () => {
  const checkout: ProfileInput = { ...USUAL_PROFILE, facilities: ["git-ops", "prometheus"], compliance: ["pci-dss"] };
  const login: ProfileInput = { ...USUAL_PROFILE, platform: "paas", riskTolerance: "conservative", facilities: ["service-mesh"] };
  const of = (profile: ProfileInput) => ({ profile });

  it.each<[what: string, answers: ProfileInput, services: Parameters<typeof proposedProfile>[1], after: ProfileInput]>([
    ["proposes what is known of the first", USUAL_PROFILE, { before: null, after: of(checkout) }, checkout],
    ["proposes that of the next in its place", checkout, { before: of(checkout), after: of(login) }, login],
    ["goes back to the usual answers", login, { before: of(login), after: { profile: null } }, USUAL_PROFILE],
    [
      "keeps what was answered otherwise, and what changes",
      { ...checkout, platform: "vms", compliance: [], changes: ["dns"] },
      { before: of(checkout), after: of(login) },
      { ...login, platform: "vms", compliance: [], changes: ["dns"] },
    ],
    [
      "takes an answer in another order for the proposal that it is",
      { ...checkout, facilities: ["prometheus", "git-ops"] },
      { before: of(checkout), after: of(login) },
      login,
    ],
  ])("%s", (_what, answers, services, after) => {
    expect(proposedProfile(answers, services)).toEqual(after);
  });
});
