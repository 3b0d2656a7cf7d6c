import { describe, expect, it, test } from "vitest";
import { planTemplate } from "@/lib/domain/tailoring/plan-template";
import { CHANGE_FACTS } from "@/lib/domain/tailoring/profile";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { allItems } from "./all-items";
import { DOCUMENTATION } from "./general/documentation";
import { GENERAL_ITEMS } from "./general/sections";
import { whatItHolds } from "./what-it-holds";

const holdsOf = (key: string) => whatItHolds(GENERAL_ITEMS.find((item) => item.key === key)?.verify?.how ?? null);

describe("what a document must hold", () => {
  // As many as the guide asks of each: "Documentation Requirements".
  test.each([
    ["runbook-complete", 9],
    ["configuration-explained", 5],
    ["monitoring-explained", 6],
  ])("%s: %i parts", (key, count) => {
    expect(holdsOf(key)).toHaveLength(count);
  });

  it("is each in words of their own", () => {
    expect(holdsOf("runbook-complete")?.at(0)).toBe("Steps");
    for (const part of holdsOf("monitoring-explained") ?? []) expect(part).toMatch(/^[A-Z][^.,]+$/);
  });

  it("is nothing for items about something else", () => {
    expect([whatItHolds(null), whatItHolds("Compare both. Look for: differences.")]).toEqual([null, null]);
    const about = GENERAL_ITEMS.filter((item) => whatItHolds(item.verify?.how ?? null)).map(({ key }) => key);
    expect(about).toEqual(["runbook-complete", "configuration-explained", "monitoring-explained"]);
  });
});

describe("the requirements of documentation", () => {
  const inPlan = (changes: Partial<typeof CHECKOUT>) => {
    const { criticality, ...profile } = { ...CHECKOUT, ...changes };
    return new Set(allItems(planTemplate({ strategy: "rolling", criticality, profile }).template).map(({ key }) => key));
  };
  const keys = DOCUMENTATION.items.map(({ key }) => key);

  it("all come with a release of which everything changes, for people who bear little risk", () => {
    const all = inPlan({ riskTolerance: "conservative", changes: [...CHANGE_FACTS] });
    expect(keys.filter((key) => !all.has(key))).toEqual([]);
  });

  it("come where something of their kind changes, and not where nothing does", () => {
    expect([...inPlan({ changes: ["api"] })].filter((key) => keys.includes(key))).toEqual(
      expect.arrayContaining(["schemas-described", "api-access-described", "api-limits-described"]),
    );
    expect([...inPlan({ changes: [] })].filter((key) => keys.includes(key))).toEqual([]);
  });
});
