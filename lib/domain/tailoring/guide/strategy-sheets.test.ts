import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STRATEGIES } from "@/lib/domain/release/state";
import { anyProfile, CHECKOUT, LOGIN } from "@/lib/domain/tailoring/testing/profiles";
import { strategySheets } from "./strategy-sheets";

describe("the strategies beside each other", () => {
  test("stand in the order of the guide and unweighed, where nobody said what the release is", () => {
    const sheets = strategySheets({ criticality: "standard", profile: null });
    expect(sheets.map(({ strategy, weighed }) => [strategy, weighed])).toEqual(STRATEGIES.map((one) => [one, null]));
  });

  test("are told in words, without a key of the library", () => {
    for (const { steps, validation, bestFor } of strategySheets({ criticality: "standard", profile: null })) {
      expect(bestFor).toHaveLength(3);
      for (const text of [...steps, ...validation]) expect(text).toMatch(/^[A-Z0-9].* /);
    }
  });

  test("a hotfix has two of them", () => {
    expect(strategySheets({ criticality: "hotfix", profile: CHECKOUT }).map(({ strategy }) => strategy)).toEqual(["rolling", "blue-green"]);
  });

  test("each says why it is recommended or not", () => {
    const standing = (profile: typeof CHECKOUT) =>
      Object.fromEntries(
        strategySheets({ criticality: profile.criticality, profile }).map(({ strategy, weighed }) => [strategy, weighed?.standing]),
      );
    expect(standing(CHECKOUT)).toMatchObject({
      rolling: expect.stringMatching(/^Recommended/),
      "blue-green": "Not recommended: something that it needs is not there.",
      canary: "Not recommended: something that it needs is not there.",
    });
    expect(standing(LOGIN)).toMatchObject({
      canary: expect.stringMatching(/^Recommended/),
      rolling: expect.stringMatching(/^Not recommended: it has \d points? fewer than Canary\.$/),
    });
  });

  test("exactly one is recommended, whatever the profile, and no sum is above it that could be carried out", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const sheets = strategySheets({ criticality: profile.criticality, profile });
        expect(sheets.filter(({ weighed }) => weighed?.rank === "best")).toEqual([sheets[0]]);
        const best = sheets[0]?.weighed?.score ?? 0;
        for (const { weighed } of sheets) if (weighed?.rank === "possible") expect(weighed.score).toBeLessThanOrEqual(best);
        for (const { weighed } of sheets) if (weighed?.rank === "impossible") expect(weighed.reasonsAgainst.length).toBeGreaterThan(0);
      }),
    );
  });
});
