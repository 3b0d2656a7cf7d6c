import { describe, expect, test } from "vitest";
import { referenceIdsOf } from "@/lib/domain/checklist/reference-ids";
import type { TemplatePhase } from "@/lib/domain/checklist/template";
import { CANARY_TEMPLATE } from "./canary";

const topItems = (phase: TemplatePhase) => phase.sections.flatMap((section) => [...section.items]);
const allOf = (phase: TemplatePhase) => topItems(phase).flatMap((item) => [item, ...(item.children ?? [])]);

describe("the canary template", () => {
  test.each([
    ["Setup", "planned", -120, "signed", "CAN1", 0],
    ["10%", "actual", 0, "signed", "CAN2", 4],
    ["25%", "actual", 5, "signed", "CAN3", 4],
    ["50%", "actual", 10, "signed", "CAN4", 4],
    ["75%", "actual", 20, "signed", "CAN5", 3],
    ["100%", "actual", 25, "closed", "CAN6", 0],
    ["T+2h", "promotion", 120, "signed", "CAN7", 0],
    ["Rollback", "opening", 0, "signed", "CAN8", 0],
  ] as const)(
    "%s hangs on the %s anchor at %d minutes, is %s and covers %s with %d nested",
    (code, anchor, offset, gate, section, nested) => {
      const phase = CANARY_TEMPLATE.phases.find((one) => one.code === code);
      if (!phase) throw new Error(`no phase ${code}`);
      expect([phase.anchor, phase.offsetMinutes, phase.gate.kind]).toEqual([anchor, offset, gate]);
      const own = allOf(phase).flatMap((item) => item.sources.filter((id) => id.startsWith("CAN")));
      expect(own.toSorted()).toEqual(referenceIdsOf(section));
      expect(allOf(phase).length - topItems(phase).length).toBe(nested);
    },
  );

  test("has 8 phases and 77 items, 15 of them nested", () => {
    expect(CANARY_TEMPLATE.phases).toHaveLength(8);
    expect(CANARY_TEMPLATE.phases.flatMap(allOf)).toHaveLength(77);
    expect(CANARY_TEMPLATE.phases.flatMap(topItems)).toHaveLength(62);
  });

  test("each stage allows its decisions and is watched for its time", () => {
    expect(CANARY_TEMPLATE.phases.flatMap(({ stage }) => (stage ? [stage] : []))).toEqual([
      { weightPercent: 10, minimumMinutes: 5, decisions: ["proceed", "pause", "roll-back"] },
      { weightPercent: 25, minimumMinutes: 5, decisions: ["proceed", "pause", "roll-back"] },
      { weightPercent: 50, minimumMinutes: 10, decisions: ["proceed", "pause", "roll-back"] },
      { weightPercent: 75, minimumMinutes: 5, decisions: ["proceed", "roll-back"] },
      { weightPercent: 100, minimumMinutes: 30, decisions: [] },
    ]);
  });

  test("no stage begins before the one before it has been watched", () => {
    const stages = CANARY_TEMPLATE.phases.flatMap(({ stage, offsetMinutes }) => (stage ? [{ ...stage, offsetMinutes }] : []));
    const earliest = stages.map((_, index) => stages.slice(0, index).reduce((sum, stage) => sum + stage.minimumMinutes, 0));
    expect(stages.map((stage) => stage.offsetMinutes)).toEqual(earliest);
  });

  test("the deployer signs its gates, and an approver where the release is critical", () => {
    const gates = CANARY_TEMPLATE.phases.filter((phase) => phase.kind === "forward").map((phase) => phase.gate);
    for (const gate of gates.filter((one) => one.kind === "signed")) {
      expect(gate).toEqual({ kind: "signed", base: [{ role: "deployer", count: 1 }], critical: [{ role: "approver", count: 1 }] });
    }
  });
});
