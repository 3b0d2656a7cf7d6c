import { describe, expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import { toTemplate } from "@/lib/domain/checklist/own-template/document";
import { copyOf, withPhase } from "@/lib/domain/checklist/own-template/testing/documents";
import type { Template, TemplateItem, Track } from "@/lib/domain/checklist/template";
import { repeated } from "@/lib/domain/checklist/template-problem";
import { decide } from "@/lib/domain/release/decide";
import { type ReleaseState, STRATEGIES } from "@/lib/domain/release/state";
import { asking, release, stateAfter } from "@/lib/domain/release/testing/fixture";
import { planTemplate } from "./plan-template";
import type { ProfileAnswers } from "./profile";

const OWN: TemplateItem = {
  key: "shop-told",
  title: "The shop is told",
  proof: "A link.",
  kind: "tick",
  owner: "deployer",
  required: true,
  sources: [],
};
const PROFILE: ProfileAnswers = {
  ...{ application: "microservices", platform: "kubernetes", riskTolerance: "conservative" },
  ...{ changes: ["database-migration", "user-visible"], facilities: ["git-ops", "prometheus"], compliance: ["soc2"] },
};

/** The built-in template of a track with an item of the team's own, first in its second phase. */
function ownOf(track: Track): Template {
  const document = copyOf(track);
  const phases = document.phases.map((phase, at) => ({
    ...phase,
    sections: phase.sections.map((section, n) => (at === 1 && n === 0 ? { ...section, items: [OWN, ...section.items] } : section)),
  }));
  return toTemplate({ ...document, phases }, { key: "7d4cbe2a-0000-4000-8000-000000000000", version: 3 });
}

const CASES = [
  ...(["rolling", "blue-green", "feature-flag", "canary"] as const).map((strategy) => ({ strategy, criticality: "critical" as const })),
  { strategy: "rolling" as const, criticality: "hotfix" as const },
];

describe.each(CASES)("a release from a template of the team, %o", (choice) => {
  const track = choice.criticality === "hotfix" ? "hotfix" : choice.strategy === "canary" ? "canary" : "standard";
  const built = planTemplate({ ...choice, profile: PROFILE });
  const own = planTemplate({ ...choice, profile: PROFILE, own: ownOf(track) });

  test("has what a built-in one has, and the team's item with its reason", () => {
    expect(
      allItems(own.template)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual([...allItems(built.template).map(({ key }) => key), "shop-told"].toSorted());
    const reason = own.tailoring?.choices.find(({ key }) => key === "shop-told");
    expect(reason).toMatchObject({ isIn: true, rule: "own-template", because: "your own template asks it" });
    expect(own.template).toMatchObject({ key: "7d4cbe2a-0000-4000-8000-000000000000", version: 3 });
  });

  test("is given other answers as if it had been planned with them", () => {
    const from = ownOf(track);
    const hotfix = { severity: "high", description: "Nobody can pay" } as const;
    const planned = (profile: ProfileAnswers) =>
      release({ ...choice, profile, ...(track === "hotfix" ? { hotfix } : {}) }, planTemplate({ ...choice, profile, own: from }).template);
    const other: ProfileAnswers = { ...PROFILE, changes: ["api"], facilities: [] };
    const before = planned(PROFILE);
    const command = { type: "checklist.retailor", expectedSeq: before.seq, profile: other } as const;
    const keys = ({ items }: ReleaseState) => items.map(({ key }) => key).toSorted();
    expect(keys(stateAfter(before, "alice", { ...command, own: from }))).toEqual(keys(planned(other)));
    expect(decide(before, command, asking(before, "alice"))).toMatchObject({ ok: false, refusal: { code: "wrong-state" } });
  });

  test("made into a template again, has nothing twice", () => {
    const again = planTemplate({ ...choice, profile: PROFILE, own: { ...own.template, version: 4 } });
    expect(repeated(allItems(again.template).map(({ key }) => key))).toEqual([]);
    expect(allItems(again.template)).toHaveLength(allItems(own.template).length);
    for (const { sections } of again.template.phases) expect(repeated(sections.map(({ key }) => key))).toEqual([]);
  });
});

test("gates of a template that was published before the library asked for more are tightened, never loosened", () => {
  const loose = withPhase("standard", "t-zero", (phase) => ({
    ...phase,
    gate: { kind: "signed", base: [{ role: "commander", count: 2 }], critical: [] },
  }));
  const { template } = planTemplate({ strategy: "rolling", criticality: "standard", own: toTemplate(loose, { key: "own", version: 1 }) });
  const { phases } = instantiateTemplate({ template, criticality: "standard", roster: [] });
  expect(phases.find(({ key }) => key === "t-zero")?.requirements).toEqual([
    { role: "deployer", count: 1 },
    { role: "approver", count: 1 },
    { role: "commander", count: 2 },
  ]);
});

test("every strategy has a track", () => {
  expect(STRATEGIES.map((strategy) => planTemplate({ strategy, criticality: "standard" }).template.track)).toEqual([
    "standard",
    "standard",
    "canary",
    "standard",
  ]);
});
