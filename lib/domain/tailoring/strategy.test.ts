import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { STRATEGIES } from "@/lib/domain/release/state";
import type { Profile } from "./profile";
import { adviseStrategy } from "./strategy";
import { STRATEGY_REASONS } from "./strategy-reasons";
import { anyProfile, CHECKOUT, LOGIN } from "./testing/profiles";

type Row = [situation: string, profile: Profile, recommended: string];

const ROWS: Row[] = [
  ["the first worked example", CHECKOUT, "rolling"],
  ["the second worked example", LOGIN, "canary"],
  ["the first, were it critical", { ...CHECKOUT, criticality: "critical" }, "rolling"],
  [
    "the first, with capacity to spare and a migration for ever",
    {
      ...CHECKOUT,
      criticality: "critical",
      changes: ["database-migration", "database-irreversible"],
      facilities: [...CHECKOUT.facilities, "spare-capacity"],
    },
    "blue-green",
  ],
  ["the second without anything to split traffic", { ...LOGIN, facilities: ["prometheus"] }, "rolling"],
  [
    "a flagged feature with a platform",
    { ...CHECKOUT, changes: ["user-visible", "feature-flagged"], facilities: ["flag-platform"] },
    "feature-flag",
  ],
  ["a flagged feature without a platform", { ...CHECKOUT, changes: ["user-visible", "feature-flagged"], facilities: [] }, "rolling"],
  [
    "a site with two places to serve it from",
    {
      ...CHECKOUT,
      application: "static",
      platform: "paas",
      changes: ["user-visible"],
      facilities: ["spare-capacity"],
    },
    "blue-green",
  ],
  ["an emergency on a service with everything", { ...LOGIN, criticality: "hotfix" }, "rolling"],
  ["a data pipeline with a mesh", { ...LOGIN, application: "data-pipeline" }, "rolling"],
];

describe("adviseStrategy", () => {
  it.each(ROWS)("%s: %s is right", (_, profile, recommended) => {
    expect(adviseStrategy(profile)[0].strategy).toBe(recommended);
  });

  test("says of each strategy why, and never recommends what cannot be done", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const advice = adviseStrategy(profile);
        expect(advice.map((one) => one.strategy).toSorted()).toEqual(STRATEGIES.toSorted());
        expect(advice[0].isPossible).toBe(true);
        for (const { score, reasonsFor, reasonsAgainst } of advice) {
          expect(reasonsFor.length + reasonsAgainst.length).toBeGreaterThan(0);
          expect([...reasonsFor, ...reasonsAgainst].reduce((sum, { points }) => sum + points, 0)).toBe(score);
        }
      }),
    );
  });

  test("does not mind in which order the answers are given", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const turned = {
          ...profile,
          changes: profile.changes.toReversed(),
          facilities: profile.facilities.toReversed(),
          compliance: profile.compliance.toReversed(),
        };
        expect(adviseStrategy(turned)).toEqual(adviseStrategy(profile));
      }),
    );
  });

  test("each reason has an id of its own, and can hold and not hold", () => {
    expect(new Set(STRATEGY_REASONS.map(({ id }) => id)).size).toBe(STRATEGY_REASONS.length);
    const seen = new Set(
      fc
        .sample(anyProfile, 300)
        .flatMap((profile) => adviseStrategy(profile).flatMap((one) => [...one.reasonsFor, ...one.reasonsAgainst].map(({ id }) => id))),
    );
    expect(STRATEGY_REASONS.filter(({ id }) => !seen.has(id))).toEqual([]);
  });
});
