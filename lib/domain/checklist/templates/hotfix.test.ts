import { describe, expect, test } from "vitest";
import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import { referenceIdsOf } from "@/lib/domain/checklist/reference-ids";
import type { TemplatePhase } from "@/lib/domain/checklist/template";
import { HOTFIX_TEMPLATE } from "./hotfix";

const itemsOf = (phase: TemplatePhase) => phase.sections.flatMap((section) => [...section.items]);

describe("the hotfix template", () => {
  test.each([
    ["Assess", "declaration", 0, "FIX1"],
    ["Develop", "declaration", 0, "FIX2"],
    ["Test", "declaration", 0, "FIX3"],
    ["Approve", "declaration", 0, "FIX4"],
    ["T-0", "actual", 0, "FIX5"],
    ["T+5m", "actual", 5, "FIX6"],
    ["T+30m", "actual", 30, "FIX7"],
    ["T+2h", "actual", 120, "FIX8"],
    ["T+24h", "actual", 1440, "FIX9"],
    ["Rollback", "opening", 0, "FIX10"],
  ] as const)("%s hangs on the %s anchor at %d minutes and covers %s", (code, anchor, offset, section) => {
    const phase = HOTFIX_TEMPLATE.phases.find((one) => one.code === code);
    if (!phase) throw new Error(`no phase ${code}`);
    expect([phase.anchor, phase.offsetMinutes]).toEqual([anchor, offset]);
    const own = itemsOf(phase).flatMap((item) => item.sources.filter((id) => id.startsWith("FIX")));
    expect(own.toSorted()).toEqual(referenceIdsOf(section));
  });

  test("has 10 phases and 66 items", () => {
    expect(HOTFIX_TEMPLATE.phases).toHaveLength(10);
    expect(HOTFIX_TEMPLATE.phases.flatMap(itemsOf)).toHaveLength(66);
  });

  test("is approved by approver and commander, completed by the approver, and closed by the deployer elsewhere", () => {
    const { phases } = instantiateTemplate({ template: HOTFIX_TEMPLATE, criticality: "hotfix", roster: [] });
    expect(phases.filter((phase) => phase.requirements.length > 0).map(({ code, requirements }) => [code, requirements])).toEqual([
      [
        "Approve",
        [
          { role: "approver", count: 1 },
          { role: "commander", count: 1 },
        ],
      ],
      ["T+24h", [{ role: "approver", count: 1 }]],
      [
        "Rollback",
        [
          { role: "approver", count: 1 },
          { role: "commander", count: 1 },
        ],
      ],
    ]);
  });
});
