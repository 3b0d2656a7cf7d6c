import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import type { GeneralItem, GeneralSection } from "@/lib/domain/checklist/general/general-item";
import { MOMENTS } from "@/lib/domain/checklist/general/general-item";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import { STRATEGIES } from "@/lib/domain/release/state";
import { phaseFor } from "./moments";
import type { Profile } from "./profile";
import { PROFILE_CRITICALITIES, RISK_TOLERANCES } from "./profile";
import { tailor } from "./tailor";
import { anyProfile, CHECKOUT, LOGIN } from "./testing/profiles";

const item = (changes: Partial<GeneralItem> & Pick<GeneralItem, "key">): GeneralItem => ({
  title: "The thing is so",
  proof: "A link.",
  kind: "tick",
  owner: "deployer",
  sources: [],
  moment: "preparation",
  weight: "blocking",
  tags: [],
  ...changes,
});

const GENERAL: readonly GeneralSection[] = [
  {
    key: "pre-database",
    title: "Database",
    items: [
      item({ key: "way-back-tried", sources: ["PRE4.02"], when: ["database-migration"], weight: "careful" }),
      item({ key: "replicas-fine", sources: ["PRE4.08"], when: ["read-replicas"], weight: "advisory" }),
      item({ key: "tests-seen", sources: ["PRE1.01"] }),
    ],
  },
  {
    key: "smoke",
    title: "Smoke",
    items: [
      item({ key: "certificate-valid", sources: ["SMK5.01"], moment: "validation" }),
      item({ key: "docs-read", weight: "advisory", moment: "completion" }),
      item({ key: "pods-spread", weight: "careful", moment: "validation" }),
    ],
  },
];

const tailored = (profile: Profile) => tailor({ profile }, GENERAL);
const choiceOf = (profile: Profile, key: string) => tailored(profile).choices.find((one) => one.key === key);
const blockingKeys = ({ choices }: ReturnType<typeof tailor>) => choices.filter(({ isBlocking }) => isBlocking).map(({ key }) => key);

type Row = [profile: Partial<Profile>, key: string, expected: { isIn: boolean; isBlocking: boolean; rule: string }];

const ROWS: Row[] = [
  [{}, "migration-rehearsed", { isIn: true, isBlocking: true, rule: "condition-holds" }],
  [{ changes: [] }, "migration-rehearsed", { isIn: false, isBlocking: false, rule: "condition-fails" }],
  [{}, "code-frozen", { isIn: true, isBlocking: true, rule: "template" }],
  [{}, "way-back-tried", { isIn: true, isBlocking: false, rule: "fact" }],
  [{ riskTolerance: "conservative" }, "way-back-tried", { isIn: true, isBlocking: true, rule: "fact-strict" }],
  [{ criticality: "critical" }, "way-back-tried", { isIn: true, isBlocking: true, rule: "fact-strict" }],
  [{ changes: [] }, "way-back-tried", { isIn: false, isBlocking: false, rule: "no-fact" }],
  [{ facilities: ["read-replicas"] }, "replicas-fine", { isIn: true, isBlocking: false, rule: "fact" }],
  [{ facilities: ["read-replicas"], riskTolerance: "aggressive" }, "replicas-fine", { isIn: false, isBlocking: false, rule: "lenient" }],
  [{}, "tests-seen", { isIn: true, isBlocking: false, rule: "restated" }],
  [{}, "certificate-valid", { isIn: true, isBlocking: true, rule: "blocking" }],
  [{ criticality: "hotfix" }, "certificate-valid", { isIn: false, isBlocking: false, rule: "emergency" }],
  [{}, "docs-read", { isIn: false, isBlocking: false, rule: "unasked" }],
  [{ riskTolerance: "conservative" }, "docs-read", { isIn: true, isBlocking: false, rule: "conservative" }],
  [{}, "pods-spread", { isIn: false, isBlocking: false, rule: "unasked" }],
  [{ criticality: "critical" }, "pods-spread", { isIn: true, isBlocking: false, rule: "grave" }],
  [{ riskTolerance: "conservative" }, "pods-spread", { isIn: true, isBlocking: true, rule: "strict" }],
];

describe("tailor", () => {
  test.each(ROWS)("with %j the item %s", (changes, key, expected) => {
    expect(choiceOf({ ...CHECKOUT, ...changes }, key)).toMatchObject(expected);
  });

  test("says why in words of the release", () => {
    expect(choiceOf(CHECKOUT, "way-back-tried")?.because).toBe("there is a database migration");
    expect(choiceOf({ ...CHECKOUT, changes: [] }, "way-back-tried")?.because).toBe("there is no database migration");
  });

  test("puts each item into the phase of its moment, and leaves no trace of what is out", () => {
    const { template } = tailored(CHECKOUT);
    const validation = template.phases.find(({ key }) => key === "t-plus-15m");
    expect(validation?.sections.at(-1)).toMatchObject({ key: "smoke", items: [{ key: "certificate-valid", required: true }] });
    expect(allItems(template).map(({ key }) => key)).not.toContain("docs-read");
    expect(allItems(template).find(({ key }) => key === "migration-rehearsed")).not.toHaveProperty("condition");
  });

  test("what was left out can be put back, and is then as binding as it would be", () => {
    const { choices, template } = tailor(
      { profile: { ...CHECKOUT, changes: [] }, restored: ["migration-rehearsed", "docs-read", "unknown"] },
      GENERAL,
    );
    expect(choices.find(({ key }) => key === "migration-rehearsed")).toMatchObject({ isIn: true, isBlocking: true, rule: "restored" });
    expect(choices.find(({ key }) => key === "docs-read")).toMatchObject({ isIn: true, isBlocking: false, rule: "restored" });
    expect(allItems(template).map(({ key }) => key)).toEqual(expect.arrayContaining(["migration-rehearsed", "docs-read"]));
  });

  test("a canary has its general items in its own phases", () => {
    const { template, strategy } = tailored(LOGIN);
    expect(strategy).toBe("canary");
    const last = template.phases.findLast(({ stage }) => stage);
    expect(last?.sections.at(-1)?.items.map(({ key }) => key)).toEqual(["certificate-valid", "pods-spread"]);
  });

  test.each(TEMPLATES.map(({ template }) => [template.key, template] as const))(
    "every moment has a phase in the %s template",
    (_, template) => {
      expect(MOMENTS.filter((moment) => phaseFor(template, moment) === null)).toEqual([]);
    },
  );
});

describe("whatever the profile", () => {
  test("every item of the library is in or out with a reason, once, and the checklist is made of those that are in", () => {
    fc.assert(
      fc.property(anyProfile, fc.constantFrom(...STRATEGIES), (profile, strategy) => {
        const { choices, template } = tailor({ profile, strategy }, GENERAL);
        const keys = choices.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(choices.filter(({ because }) => because === "")).toEqual([]);
        for (const { items } of GENERAL) for (const { key } of items) expect(keys).toContain(key);
        const shown = choices.filter(({ isIn, restatedBy }) => isIn && restatedBy === null).map(({ key }) => key);
        expect(
          allItems(template)
            .map(({ key }) => key)
            .toSorted(),
        ).toEqual(shown.toSorted());
        const sources = allItems(template).flatMap((one) => one.sources);
        expect(new Set(sources).size).toBe(sources.length);
      }),
    );
  });

  test("raising criticality or lowering risk tolerance never removes an item that holds a gate", () => {
    const production = PROFILE_CRITICALITIES.filter((one) => one !== "hotfix");
    fc.assert(
      fc.property(anyProfile, fc.constantFrom(...STRATEGIES), fc.nat(1), fc.nat(1), (profile, strategy, c, t) => {
        const lower = { ...profile, criticality: production[c] ?? "staging", riskTolerance: RISK_TOLERANCES[t + 1] ?? "balanced" };
        const before = blockingKeys(tailor({ profile: lower, strategy }, GENERAL));
        const graver = { ...lower, criticality: production[c + 1] ?? "critical" };
        const shyer = { ...lower, riskTolerance: RISK_TOLERANCES[t] ?? "conservative" };
        for (const higher of [graver, shyer]) {
          expect(blockingKeys(tailor({ profile: higher, strategy }, GENERAL))).toEqual(expect.arrayContaining(before));
        }
      }),
    );
  });

  test("the order of the answers does not matter", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const turned = { ...profile, changes: profile.changes.toReversed(), facilities: profile.facilities.toReversed() };
        expect({ ...tailored(turned), profile }).toEqual(tailored(profile));
      }),
    );
  });
});
