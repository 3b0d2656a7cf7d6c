import { describe, expect, it } from "vitest";
import { HOTFIX_TEMPLATE } from "@/lib/domain/checklist/templates/hotfix";
import { rollbackTimes, sinceDecisionMs } from "./rollback-times";
import type { ItemStatus, ReleaseState } from "./state";
import { at, release, T0 } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const rolling = inStatus("rolling-back");
const shown = rolling.items.filter(({ sources }) => sources.includes("RBK1.01"));
const keys = ["healthy", "fast"];
const state: ReleaseState = {
  ...rolling,
  rollback: rolling.rollback && { ...rolling.rollback, startedAt: T0 },
  items: [...rolling.items.filter((item) => !shown.includes(item)), ...keys.flatMap((key) => shown.map((item) => ({ ...item, key })))],
};
const answered = (answers: readonly (readonly [ItemStatus, number])[]): ReleaseState => ({
  ...state,
  items: state.items.map((item) => {
    const [status, minutes] = answers[keys.indexOf(item.key)] ?? ["todo", 0];
    return keys.includes(item.key) ? { ...item, status, at: at(minutes) } : item;
  }),
});

describe("the times of a rollback", () => {
  it("are none without one", () => {
    expect(rollbackTimes(inStatus("deploying"))).toBeNull();
  });

  it("begin with the decision and aim at 15 minutes", () => {
    expect(rollbackTimes(state)).toMatchObject({ decidedAt: T0, aimAt: at(15), restoredAt: null });
  });

  it.each<[readonly (readonly [ItemStatus, number])[], number | null]>([
    [[["done", 4]], null],
    [
      [
        ["done", 9],
        ["done", 4],
      ],
      9,
    ],
    [
      [
        ["done", 4],
        ["failed", 9],
      ],
      null,
    ],
    [
      [
        ["done", 4],
        ["waived", 9],
      ],
      4,
    ],
    [
      [
        ["not-applicable", 4],
        ["waived", 9],
      ],
      null,
    ],
  ])("with %j the service is back after %s minutes", (answers, minutes) => {
    expect(shown).toHaveLength(1);
    expect(rollbackTimes(answered(answers))?.restoredAt).toBe(minutes === null ? null : at(minutes));
  });

  it("of a hotfix end when the version before it runs on every pod again", () => {
    const hotfix = release({ criticality: "hotfix", hotfix: { severity: "critical", description: "Nobody can pay" } }, HOTFIX_TEMPLATE);
    const taken: ReleaseState = {
      ...hotfix,
      rollback: state.rollback,
      items: hotfix.items.map((item) => (item.key === "hotfix-previous-restored" ? { ...item, status: "done", at: at(6) } : item)),
    };
    expect(rollbackTimes(hotfix)).toBeNull();
    expect(rollbackTimes(taken)?.restoredAt).toBe(at(6));
    expect(rollbackTimes({ ...taken, items: hotfix.items })?.restoredAt).toBeNull();
  });

  it("stand still once it is closed", () => {
    const times = { decidedAt: T0, aimAt: at(15), restoredAt: null };
    expect(sinceDecisionMs({ ...times, closedAt: null }, at(7))).toBe(420_000);
    expect(sinceDecisionMs({ ...times, closedAt: at(5) }, at(7))).toBe(300_000);
    expect(sinceDecisionMs({ ...times, closedAt: null }, at(-1))).toBe(0);
  });
});
