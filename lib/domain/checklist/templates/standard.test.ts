import { describe, expect, test } from "vitest";
import type { TemplateItem, TemplatePhase } from "@/lib/domain/checklist/template";
import { STANDARD_TEMPLATE } from "./standard";

const itemsOf = (phase: TemplatePhase): TemplateItem[] => phase.sections.flatMap((section) => [...section.items]);
const items = STANDARD_TEMPLATE.phases.flatMap(itemsOf);
const numbered = (section: number, first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `STD${section}.${String(first + index).padStart(2, "0")}`);

describe("the standard template", () => {
  test.each([
    ["T-48h", "planned", -2880, "closed", numbered(1, 1, 14)],
    ["T-2h", "planned", -120, "signed", numbered(2, 15, 11)],
    ["T-0", "actual", 0, "signed", numbered(3, 1, 10)],
    ["T+15m", "actual", 15, "closed", numbered(4, 1, 11)],
    ["T+2h", "actual", 120, "closed", numbered(5, 1, 8)],
    ["T+24h", "actual", 1440, "signed", numbered(6, 1, 12)],
    ["Rollback", "opening", 0, "signed", numbered(7, 1, 9)],
  ])("%s hangs on the %s anchor at %d minutes, is %s and covers its section once", (code, anchor, offsetMinutes, kind, ids) => {
    const phase = STANDARD_TEMPLATE.phases.find((one) => one.code === code);
    if (!phase) throw new Error(`no phase ${code}`);
    expect([phase.anchor, phase.offsetMinutes, phase.gate.kind]).toEqual([anchor, offsetMinutes, kind]);
    expect(itemsOf(phase)).toHaveLength(ids.length);
    const covered = itemsOf(phase).flatMap((item) => item.sources.filter((id) => id.startsWith("STD")));
    expect(covered.toSorted()).toEqual(ids);
  });

  test("has 7 phases and 75 items, each restating exactly one item of the standard checklist", () => {
    expect(STANDARD_TEMPLATE.phases).toHaveLength(7);
    expect(items).toHaveLength(75);
    for (const item of items) expect(item.sources.filter((id) => id.startsWith("STD"))).toHaveLength(1);
  });

  test("keeps titles short enough for one line and without the marks of a heading or a shout", () => {
    for (const { title } of items) {
      expect(title.length, title).toBeLessThanOrEqual(60);
      expect(title, title).not.toMatch(/[.!:]$/);
    }
  });

  test("asks a critical release for its commander at the go and at the deployment only", () => {
    const asking = STANDARD_TEMPLATE.phases.filter((phase) => phase.gate.kind === "signed" && phase.gate.critical.length > 0);
    expect(asking.map((phase) => phase.code)).toEqual(["T-2h", "T-0"]);
  });
});
