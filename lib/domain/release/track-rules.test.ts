import { describe, expect, it } from "vitest";
import { STRATEGIES } from "./state";
import { at } from "./testing/fixture";
import { checkTrack, fitsHotfix } from "./track-rules";

type Asked = Parameters<typeof checkTrack>[0];
const NOW = at(0);
const canary: Asked = { strategy: "canary", criticality: "standard" };
const gate = { metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 } as const;
const check = (asked: Asked, track: "standard" | "canary" | "hotfix" = "canary") => checkTrack(asked, { track, now: NOW });

describe("what only some releases are asked", () => {
  it("is sound: a ladder, gates in the units of their metrics, a hotfix declared until now", () => {
    const ladder = [1, 5, 20, 50, 100].map((percent) => ({ percent, minutes: 5 }));
    const business = { ...gate, metric: "business", name: "Logins", unit: "count", better: "higher" } as const;
    expect(check({ ...canary, ladder, gates: [gate, business] })).toBeNull();
    const hotfix = { severity: "high", description: "Nobody can pay", declaredAt: NOW } as const;
    expect(check({ strategy: "rolling", criticality: "hotfix", hotfix }, "hotfix")).toBeNull();
  });

  it.each([
    ["a ladder of one stage", { ladder: [{ percent: 100, minutes: 5 }] }, "ladder"],
    [
      "a share that does not grow",
      {
        ladder: [
          { percent: 20, minutes: 5 },
          { percent: 20, minutes: 5 },
        ],
      },
      "ladder.1.percent",
    ],
    ["a gate in another unit", { gates: [gate, { ...gate, unit: "%" as const }] }, "gates.1.unit"],
    ["a gate in points", { gates: [{ ...gate, metric: "error-rate" as const, unit: "pp" as const }] }, "gates.0.unit"],
    ["a gate with another name", { gates: [{ ...gate, name: "Login" }] }, "gates.0.name"],
    ["an unnamed figure", { gates: [{ ...gate, metric: "business" as const, name: " " }] }, "gates.0.name"],
    ["a share over 100", { gates: [{ ...gate, metric: "error-rate" as const, unit: "%" as const, limit: 101 }] }, "gates.0.limit"],
    ["a declaration", { hotfix: { severity: "high" as const, description: "x" } }, "hotfix"],
  ])("a canary is refused %s", (_, changes, path) => {
    expect(check({ ...canary, ...changes })).toMatchObject({ code: "invalid", path });
  });

  it("stages and gates are the canary's alone", () => {
    const rolling: Asked = { strategy: "rolling", criticality: "standard" };
    expect(check({ ...rolling, ladder: [] }, "standard")).toMatchObject({ path: "ladder" });
    expect(check({ ...rolling, gates: [gate] }, "standard")).toMatchObject({ path: "gates" });
    expect(check({ ...rolling, gates: [] }, "standard")).toBeNull();
  });

  it("a hotfix goes out at once, or by a switch", () => {
    expect(STRATEGIES.filter(fitsHotfix)).toEqual(["rolling", "blue-green"]);
  });
});
