import { describe, expect, it } from "vitest";
import type { ProfileInput } from "@/lib/contracts/profile";
import { USUAL_PROFILE } from "./plan-tailoring";
import { proposedProfile } from "./proposed-profile";

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
