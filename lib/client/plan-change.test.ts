import { describe, expect, it } from "vitest";
import { planChange } from "./plan-change";
import { emptyForm, type PlanForm } from "./plan-form";
import { previewPlan } from "./plan-preview";

const VIEWER = { id: "mia", name: "Mia", initials: "M" };
const preview = (change: Partial<PlanForm>) =>
  previewPlan({ ...emptyForm("UTC"), ...change }, { viewer: VIEWER, members: [], allowSelfApproval: false });
const { profile } = emptyForm("UTC");
const before = preview({});

describe("what an answer changed", () => {
  it("is nothing where the plan has the same items and signatures", () => {
    expect(planChange(before, preview({ impact: "Nothing." }))).toBeNull();
  });

  it("names what came, with its phases; the rollback's items are marked and not counted", () => {
    const after = preview({ profile: { ...profile, changes: ["database-migration"] } });
    const change = planChange(before, after);
    expect(change?.text).toBe(`+${after.itemCount - before.itemCount} items`);
    expect([...(change?.phases ?? [])]).toEqual(expect.arrayContaining(["t-minus-48h", "rollback"]));
    expect(change?.items.has("migration-rehearsed")).toBe(true);
  });

  it("tells what came and what went apart, also where the counts are equal", () => {
    const rolling = preview({ profile: { ...profile, changes: ["database-migration"] } });
    const change = planChange(rolling, preview({ profile: { ...profile, changes: ["dns"] } }));
    expect(change?.text).toMatch(/^\+\d+ items?, -\d+ items$/);
  });

  it("counts signatures", () => {
    expect(planChange(before, preview({ criticality: "critical" }))?.text).toMatch(/\+\d sign-offs$/);
    expect(planChange(preview({ criticality: "critical" }), before)?.text).toMatch(/-\d sign-offs$/);
  });
});

it("what was added and left out of each phase is what its tailoring decided", () => {
  const { phases, tailoring, placed } = preview({ profile: { ...profile, changes: ["database-migration"] } });
  for (const phase of phases) {
    expect([...placed.values()].filter((key) => key === phase.key)).toHaveLength(phase.required + phase.optional);
    expect(phase.added).toBeLessThanOrEqual(phase.required + phase.optional);
  }
  const out = tailoring?.choices.filter(({ isIn, phase }) => !isIn && phase !== null) ?? [];
  expect(phases.reduce((sum, { leftOut }) => sum + leftOut, 0)).toBe(out.length);
});
