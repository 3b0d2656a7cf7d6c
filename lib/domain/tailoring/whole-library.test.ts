import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import { GENERAL_ITEMS } from "@/lib/domain/checklist/general/sections";
import { STRATEGIES } from "@/lib/domain/release/state";
import { planTemplate } from "./plan-template";
import { PROFILE_CRITICALITIES, type Profile, RISK_TOLERANCES } from "./profile";
import type { Strategy } from "./strategy-reasons";
import { anyProfile } from "./testing/profiles";

/** The rules of `tailor.test.ts`, held by the library that releases are really made from. */
function planned({ criticality, ...profile }: Profile, strategy: Strategy) {
  const { tailoring, template } = planTemplate({ strategy, criticality, profile });
  if (!tailoring) throw new Error("Nothing was tailored.");
  return { choices: tailoring.choices, items: allItems(template) };
}

const anyStrategy = fc.constantFrom(...STRATEGIES);
const blocking = (profile: Profile, strategy: Strategy) =>
  planned(profile, strategy).choices.flatMap((one) => (one.isBlocking ? [one.key] : []));

describe("with the whole library, whatever the profile", () => {
  test("every general item is in or out once, with a reason", () => {
    fc.assert(
      fc.property(anyProfile, anyStrategy, (profile, strategy) => {
        const { choices } = planned(profile, strategy);
        const keys = choices.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(GENERAL_ITEMS.filter(({ key }) => !keys.includes(key)).map(({ key }) => key)).toEqual([]);
        expect(choices.filter(({ because }) => because === "")).toEqual([]);
      }),
    );
  });

  test("no title and no id of the guide appears twice in a checklist", () => {
    fc.assert(
      fc.property(anyProfile, anyStrategy, (profile, strategy) => {
        const { items } = planned(profile, strategy);
        const titles = items.map(({ title }) => title.toLowerCase());
        expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
        const sources = items.flatMap((item) => item.sources);
        expect(sources.filter((id, index) => sources.indexOf(id) !== index)).toEqual([]);
      }),
    );
  });

  test("raising criticality or lowering risk tolerance never removes an item that holds a gate", () => {
    const production = PROFILE_CRITICALITIES.filter((one) => one !== "hotfix");
    fc.assert(
      fc.property(anyProfile, anyStrategy, fc.nat(1), fc.nat(1), (profile, strategy, c, t) => {
        const lower: Profile = { ...profile, criticality: production[c] ?? "staging", riskTolerance: RISK_TOLERANCES[t + 1] ?? "balanced" };
        const before = blocking(lower, strategy);
        expect(blocking({ ...lower, criticality: production[c + 1] ?? "critical" }, strategy)).toEqual(expect.arrayContaining(before));
        expect(blocking({ ...lower, riskTolerance: RISK_TOLERANCES[t] ?? "conservative" }, strategy)).toEqual(
          expect.arrayContaining(before),
        );
      }),
    );
  });

  test("the order of the answers does not matter", () => {
    fc.assert(
      fc.property(anyProfile, anyStrategy, (profile, strategy) => {
        const turned = {
          ...profile,
          changes: profile.changes.toReversed(),
          facilities: profile.facilities.toReversed(),
          compliance: profile.compliance.toReversed(),
        };
        expect(planned(turned, strategy)).toEqual(planned(profile, strategy));
      }),
    );
  });
});
